namespace ChatCore.Client;

/// <summary>An account that a <see cref="ChatClient"/> logs in to.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Password">Its password.</param>
public sealed record ClientAccount(string Name, string Password)
{
    /// <summary>The name alone: a password belongs in no log.</summary>
    public override string ToString() => Name;
}
