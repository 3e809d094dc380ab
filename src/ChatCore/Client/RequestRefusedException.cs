namespace ChatCore.Client;

/// <summary>The server refused what was asked of it.</summary>
/// <param name="code">The numeric, or the code of a FAIL.</param>
/// <param name="text">The server's words.</param>
public sealed class RequestRefusedException(string code, string text) : InvalidOperationException(text)
{
    /// <summary>The numeric, or the code of a FAIL: what a page puts in words of its own.</summary>
    public string Code { get; } = code;
}
