using ChatWeb.Resources;

namespace ChatWeb.Components.Finding;

/// <summary>Has the server do something for a dialog and keeps what came of it, as a sentence.</summary>
public sealed class Undertaking : IDisposable
{
    private readonly CancellationTokenSource _closing = new();

    /// <summary>What came of the last one; null before the first.</summary>
    public string? Outcome { get; private set; }

    public bool IsRefused { get; private set; }

    /// <summary>Cancelled when the dialog is closed.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Tells a mistake that the server need not be asked about.</summary>
    public void Refuse(string why) => (Outcome, IsRefused) = (why, true);

    /// <summary>Does it; true when it was done.</summary>
    internal async Task<bool> DoAsync(Func<CancellationToken, Task> request, FindingTexts texts, string? done = null)
    {
        try
        {
            await request(_closing.Token);
            (Outcome, IsRefused) = (done, false);
            return true;
        }
        catch (InvalidOperationException failure)
        {
            (Outcome, IsRefused) = (RefusalText.Of(failure, texts), true);
        }
        catch (OperationCanceledException)
        {
            // The dialog was closed before the answer.
        }

        return false;
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }
}
