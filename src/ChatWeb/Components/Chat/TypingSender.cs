using ChatCore.Client;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>Says that the user is writing, as often as the <c>typing</c> specification allows: once in three seconds, and when it is over.</summary>
internal sealed class TypingSender(Action<string, TypingState> send, TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private Conversation? _where;
    private long _last;

    /// <summary>The text box holds this now. Commands are nobody else's business.</summary>
    public void Wrote(Conversation conversation, string text)
    {
        if (_where is not null && _where != conversation)
            Stop();

        if (text.Length == 0 || (text[0] == '/' && !text.StartsWith("//", StringComparison.Ordinal)))
        {
            Stop();
            return;
        }

        if (_where == conversation && time.GetElapsedTime(_last) < Interval)
            return;

        (_where, _last) = (conversation, time.GetTimestamp());
        send(conversation.Name, TypingState.Active);
    }

    /// <summary>Once the others have forgotten it by themselves, there is nothing to tell.</summary>
    private void Stop()
    {
        if (_where is { } where && time.GetElapsedTime(_last) < Typists.ActiveFor)
            send(where.Name, TypingState.Done);

        _where = null;
    }
}
