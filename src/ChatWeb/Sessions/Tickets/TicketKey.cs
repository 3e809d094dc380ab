using System.Security.Cryptography;

namespace ChatWeb.Sessions.Tickets;

/// <summary>
/// What opens a ticket, and nothing else does: 256 random bits in the browser's cookie, and in the gateway's memory while the session lives.
/// The disk never has it.
/// </summary>
internal sealed class TicketKey
{
    private const int Length = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _bytes;

    private TicketKey(byte[] bytes) => _bytes = bytes;

    public static TicketKey New() => new(RandomNumberGenerator.GetBytes(Length));

    public static TicketKey? TryParse(string? text)
    {
        var bytes = new byte[Length];
        return text is not null && Convert.TryFromBase64String(text, bytes, out var length) && length == Length ? new TicketKey(bytes) : null;
    }

    /// <summary>As the cookie carries it, in what is encrypted there anyway. No <c>ToString</c>: it belongs in no log.</summary>
    public string ToCookie() => Convert.ToBase64String(_bytes);

    /// <param name="content">What nobody without the key is to read.</param>
    /// <param name="ticket">The ticket's name: sealed with it, so that one ticket cannot be passed off as another.</param>
    public byte[] Seal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> ticket)
    {
        var whole = new byte[NonceLength + TagLength + content.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(_bytes, TagLength);
        cipher.Encrypt(whole.AsSpan(0, NonceLength), content, whole.AsSpan(NonceLength + TagLength), whole.AsSpan(NonceLength, TagLength), ticket);
        return whole;
    }

    /// <summary>Null when it was sealed with another key, for another ticket, or changed since.</summary>
    public byte[]? TryOpen(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> ticket)
    {
        if (whole.Length < NonceLength + TagLength)
            return null;

        var content = new byte[whole.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(_bytes, TagLength);
        try
        {
            cipher.Decrypt(whole[..NonceLength], whole[(NonceLength + TagLength)..], whole.Slice(NonceLength, TagLength), content, ticket);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
