using System.Security.Cryptography;

namespace ChatWeb.Sessions;

/// <summary>Names a session; 128 random bits, so that nobody guesses another's.</summary>
public readonly record struct SessionId(string Value)
{
    public static SessionId New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    public override string ToString() => Value;
}
