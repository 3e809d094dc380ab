using System.Security.Cryptography;
using System.Text;

namespace ChatWeb.Sessions;

/// <summary>A text as the disk may know it: two of them can be told apart, and neither can be read (SHA-256, in 64 hexadecimal digits).</summary>
internal static class TextHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
