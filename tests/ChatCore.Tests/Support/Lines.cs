using System.Text;
using ChatCore.Protocol;

namespace ChatCore.Tests.Support;

/// <summary>Text → message, for tests that write lines as they stand on the wire.</summary>
internal static class Lines
{
    public static Message Parse(string line)
    {
        Assert.Equal(ParseError.None, MessageParser.TryParse(Encoding.UTF8.GetBytes(line), out var message));
        return message!;
    }

    public static ParseError ErrorOf(ReadOnlySpan<byte> line) => MessageParser.TryParse(line, out _);
}
