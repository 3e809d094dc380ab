namespace ChatCore.Protocol;

/// <summary>The tags that the protocol gives a meaning, and the capability that lets a client see each.</summary>
public static class TagNames
{
    /// <summary>When the server took the message: UTC, milliseconds, <c>2026-11-22T12:00:00.000Z</c> (<c>server-time</c>).</summary>
    public const string Time = "time";

    /// <summary>The server's unique id of the message (<c>message-ids</c>).</summary>
    public const string MessageId = "msgid";

    /// <summary>The batch that the line belongs to (<c>batch</c>).</summary>
    public const string Batch = "batch";

    /// <summary>Ties a response to its request (<c>labeled-response</c>).</summary>
    public const string Label = "label";

    /// <summary>The account of the sender (<c>account-tag</c>).</summary>
    public const string Account = "account";

    /// <summary>The line goes on where the one before it ended (<c>draft/multiline</c>).</summary>
    public const string MultilineConcat = "draft/multiline-concat";

    /// <summary>The sender is a bot (<c>bot-mode</c>).</summary>
    public const string Bot = "bot";

    /// <summary>
    /// A client's own id of a message, kept with it in the history: after a lost connection its sender finds out whether
    /// the message was stored, and sends it again only if it was not.
    /// </summary>
    public const string ClientId = "+webchat/id";

    /// <summary>The id of the message that this one answers (<c>draft/reply</c>), or that a reaction is to.</summary>
    public const string Reply = "+draft/reply";

    /// <summary>A reaction to the message named by <see cref="Reply"/> (<c>draft/react</c>).</summary>
    public const string React = "+draft/react";

    /// <summary>Takes a reaction back (<c>draft/react</c>).</summary>
    public const string Unreact = "+draft/unreact";

    /// <summary>Whether the sender is writing: <c>active</c>, <c>paused</c> or <c>done</c> (<c>typing</c>).</summary>
    public const string Typing = "+typing";

    /// <summary>The capability a receiver needs to be shown the tag <paramref name="key"/>.</summary>
    public static Capability Required(string key) => key switch
    {
        Time => Capability.ServerTime,
        Batch => Capability.Batch,
        Label => Capability.LabeledResponse,
        MultilineConcat => Capability.Multiline,
        Account => Capability.AccountTag,
        _ => Capability.MessageTags,
    };
}
