using System.Security.Cryptography;

namespace ChatWeb.Sessions;

/// <summary>Names a session; 128 random bits, so that nobody guesses another's.</summary>
public readonly record struct SessionId(string Value)
{
    public static SessionId New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Tells sessions apart where others may read it: from it nothing leads back to the id.</summary>
    public string PublicName => TextHash.Of(Value)[..16];

    public override string ToString() => Value;
}
