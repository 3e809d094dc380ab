namespace ChatCore.Client;

/// <summary>The server refused what was asked of it, or it could not even be asked.</summary>
/// <param name="code">The numeric, or the code of a FAIL; OFFLINE, UNSUPPORTED or TOO_LONG when the client knows by itself.</param>
/// <param name="text">The server's words.</param>
public sealed class RequestRefusedException(string code, string text) : InvalidOperationException(text)
{
    /// <summary>The numeric, or the code of a FAIL: what a page puts in words of its own.</summary>
    public string Code { get; } = code;
}
