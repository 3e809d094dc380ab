using System.Text;
using ChatCore.Protocol;

namespace ChatCore.Tests.Protocol;

public sealed class LineFramerTests
{
    private const string Stream = "PING a\r\n@t=1 PRIVMSG #é :héllo\n\r\nQUIT\r\n";
    private static readonly string[] Expected = ["PING a", "@t=1 PRIVMSG #é :héllo", "", "QUIT"];

    [Fact]
    public void Lines_come_out_the_same_wherever_the_stream_is_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Stream);
        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
            {
                var framer = new LineFramer(512, 100);
                string[] lines = [.. Feed(framer, bytes.AsSpan(0, first)), .. Feed(framer, bytes.AsSpan(first..second)), .. Feed(framer, bytes.AsSpan(second))];
                Assert.Equal(Expected, lines);
                Assert.Equal(["PING"], Feed(framer, "PING\r\n"u8.ToArray()));
            }
        }
    }

    [Fact]
    public void Lines_come_out_the_same_byte_by_byte()
    {
        var framer = new LineFramer(512, 100);
        Assert.Equal(Expected, Encoding.UTF8.GetBytes(Stream).SelectMany(b => Feed(framer, [b])));
    }

    [Theory]
    [InlineData(8, 0, false)]
    [InlineData(9, 0, true)]
    [InlineData(8, 10, false)]
    [InlineData(8, 11, true)]
    public void A_line_and_its_tags_have_limits_of_their_own(int textBytes, int tagBytes, bool isTooLong)
    {
        var tags = tagBytes == 0 ? "" : "@" + new string('t', tagBytes - 2) + " ";
        var line = tags + new string('x', textBytes);
        foreach (var cut in Enumerable.Range(0, line.Length + 2))
        {
            var framer = new LineFramer(maxLineBytes: 10, maxTagBytes: 10);
            var bytes = Encoding.UTF8.GetBytes(line + "\r\nPING\r\n");
            Assert.Equal([isTooLong ? "(too long)" : line, "PING"], Feed(framer, bytes.AsSpan(0, cut)).Concat(Feed(framer, bytes.AsSpan(cut))));
        }
    }

    [Fact]
    public void Of_a_line_that_never_fits_nothing_is_kept_but_its_end_is_found()
    {
        var framer = new LineFramer(10, 10);
        Assert.Empty(Feed(framer, new byte[1_000]));
        Assert.Empty(Feed(framer, new byte[1_000]));
        Assert.Equal(["(too long)", "PING"], Feed(framer, "x\r\nPING\r\n"u8.ToArray()));
    }

    [Fact]
    public void A_peer_that_never_ends_its_line_is_broken()
    {
        var framer = new LineFramer(10, 10, maxUnfinishedBytes: 100);
        Assert.Empty(Feed(framer, new byte[60]));
        Assert.Throws<ProtocolException>(() => Feed(framer, new byte[60]));
    }

    private static List<string> Feed(LineFramer framer, ReadOnlySpan<byte> input)
    {
        var lines = new List<string>();
        while (true)
        {
            switch (framer.TryReadLine(ref input, out var line))
            {
                case FrameResult.Incomplete:
                    Assert.True(input.IsEmpty);
                    return lines;
                case FrameResult.Line:
                    lines.Add(Encoding.UTF8.GetString(line));
                    break;
                default:
                    lines.Add("(too long)");
                    break;
            }
        }
    }
}
