namespace ChatWeb.Components.Finding;

/// <summary>One place that the quick switcher can take its user to.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The channel or nickname.</param>
/// <param name="Detail">What tells it from others: a topic.</param>
/// <param name="Unread">How much is new there.</param>
internal sealed record SwitcherEntry(SwitcherKind Kind, string Name, string? Detail = null, int Unread = 0);

internal enum SwitcherKind
{
    /// <summary>A channel that the user is in.</summary>
    Channel,

    /// <summary>A private conversation that is open.</summary>
    Private,

    /// <summary>Somebody in one of the user's channels.</summary>
    Person,

    /// <summary>A channel of the server that the user is not in.</summary>
    OtherChannel,

    /// <summary>A channel that may or may not exist: what was typed is its name.</summary>
    NewChannel,
}
