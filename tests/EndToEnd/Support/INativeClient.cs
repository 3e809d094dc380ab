namespace EndToEnd.Support;

/// <summary>A chat program of somebody else's, with a user at its keyboard.</summary>
internal interface INativeClient : IAsyncDisposable
{
    /// <summary>Types a command.</summary>
    Task TypeAsync(string command);

    /// <summary>Says something in a channel or to a person.</summary>
    Task SayAsync(string conversation, string text);

    /// <summary>Waits until the program has shown a line with all these parts so many times, in whatever window.</summary>
    Task SeesAsync(string[] parts, CancellationToken cancellationToken, int times = 1);

    /// <summary>Waits until the texts have been said in a conversation, and gives every <c>nick: text</c> said there.</summary>
    Task<IReadOnlyList<string>> WaitForTextsAsync(string conversation, IReadOnlyCollection<string> texts, CancellationToken cancellationToken);
}
