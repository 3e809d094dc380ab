using ChatCore.Protocol;

namespace ChatCore.Tests.Protocol;

public sealed class ServerTimeTests
{
    [Fact]
    public void A_time_is_utc_with_milliseconds_and_comes_back()
    {
        var time = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.FromHours(2));
        Assert.Equal("2026-03-04T03:06:07.089Z", ServerTime.Format(time));
        Assert.True(ServerTime.TryParse("2026-03-04T03:06:07.089Z", out var read));
        Assert.Equal((time.UtcDateTime, TimeSpan.Zero), (read.UtcDateTime, read.Offset));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-03-04 03:06:07")]
    [InlineData("2026-13-04T03:06:07.089Z")]
    public void What_is_no_such_time_is_refused(string? text) => Assert.False(ServerTime.TryParse(text, out _));
}
