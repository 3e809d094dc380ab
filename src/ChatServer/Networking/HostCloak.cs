using System.Net;
using System.Security.Cryptography;
using ChatCore.Security;

namespace ChatServer.Networking;

/// <summary>
/// What others see instead of a client's address: a keyed hash of it. The same address always looks the same on this server, so that it
/// can be recognised, and nobody can tell the address from it.
/// </summary>
internal sealed class HostCloak(byte[] key)
{
    private const string KeyFile = "cloak.key";
    private const int ShownBytes = 8;

    /// <summary>The cloak with the key in the data folder, made when there is none yet.</summary>
    public static HostCloak LoadOrCreate(string directory)
    {
        var path = Path.Combine(directory, KeyFile);
        if (!File.Exists(path))
            PrivateFile.Write(path, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

        return new HostCloak(Convert.FromHexString(File.ReadAllText(path).Trim()));
    }

    public string Of(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var hash = HMACSHA256.HashData(key, plain.GetAddressBytes());
        return $"{Convert.ToHexStringLower(hash.AsSpan(0, ShownBytes))}.cloak";
    }
}
