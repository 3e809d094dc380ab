using System.Globalization;
using System.Text;

namespace ChatCore.Security.Sasl;

/// <summary>The messages of SCRAM (RFC 5802, section 5.1): attributes of one letter, separated by commas.</summary>
internal static class ScramMessages
{
    /// <summary>No channel binding and no other name to act as: the header, and how it comes back.</summary>
    public const string Header = "n,,";

    /// <summary>The attributes in order; null when the text is not made of them.</summary>
    public static IReadOnlyList<(char Name, string Value)>? Parse(string message)
    {
        var attributes = new List<(char, string)>();
        foreach (var part in message.Split(','))
        {
            if (part.Length < 2 || part[1] != '=')
                return null;
            attributes.Add((part[0], part[2..]));
        }

        return attributes;
    }

    /// <summary>The text of a message, or null when it is no UTF-8.</summary>
    public static string? Text(ReadOnlySpan<byte> message)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(message);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static string ServerFirst(string nonce, ScramCredential credential) => string.Create(
        CultureInfo.InvariantCulture, $"r={nonce},s={Convert.ToBase64String(credential.Salt)},i={credential.Iterations}");

    /// <summary>A name within a message: comma and equals sign have a meaning there.</summary>
    public static string Escape(string name) =>
        name.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);

    public static string Unescape(string name) =>
        name.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);

    public static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
