using System.Globalization;
using System.Net;
using ChatWeb.Components.Notices;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Components.Notices;

public sealed class NoticeTests
{
    [Theory]
    [InlineData("**bold** <b>x</b>\u202e", "bold <b>x</b>")]
    [InlineData("one\ntwo", "one two")]
    [InlineData("\u0002\u000304loud", "loud")]
    public async Task A_notification_is_plain_text_on_one_line(string text, string shown)
    {
        await using var gateway = new Gateway();
        var words = gateway.Services.GetRequiredService<NoticeWords>();
        Assert.Equal(shown, words.TextOf(new Notice(1, "#lobby", true, "maria", text), "helena"));
    }

    [Fact]
    public async Task A_long_text_is_cut_between_characters()
    {
        await using var gateway = new Gateway();
        var words = gateway.Services.GetRequiredService<NoticeWords>();
        var shown = words.TextOf(new Notice(1, "maria", false, "maria", "a" + string.Concat(Enumerable.Repeat("🍏", 300))), "helena");
        Assert.True(shown.Length <= NoticeWords.Limit);
        Assert.EndsWith("🍏…", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20T12:00:00Z", "UTC", "2026-11-21T08:00:00Z")]
    [InlineData("2026-11-20T02:00:00Z", "America/Sao_Paulo", "2026-11-20T11:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "Europe/Berlin", "2026-03-29T06:00:00Z")]
    public void Until_tomorrow_is_eight_o_clock_by_the_users_clock(string now, string zone, string end) => Assert.Equal(
        Time(end), QuietTimes.EndOf(QuietTime.Morning, Time(now), TimeZoneInfo.FindSystemTimeZoneById(zone))?.ToUniversalTime());

    [Fact]
    public void Other_quiet_times_end_when_they_say()
    {
        Assert.Equal(Samples.Noon.AddMinutes(30), QuietTimes.EndOf(QuietTime.HalfHour, Samples.Noon, TimeZoneInfo.Utc));
        Assert.Equal(Samples.Noon.AddHours(1), QuietTimes.EndOf(QuietTime.Hour, Samples.Noon, TimeZoneInfo.Utc));
        Assert.Null(QuietTimes.EndOf(QuietTime.Always, Samples.Noon, TimeZoneInfo.Utc));
    }

    [Fact]
    public async Task The_settings_say_for_how_long_nothing_is_told()
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var preferences = new PreferenceStore(() => { });
        Assert.Contains("data-testid=\"quiet-Off\" aria-pressed=\"true\"", await SettingsAsync(preferences), StringComparison.Ordinal);
        preferences.Change(current => current with { IsQuiet = true });
        Assert.Contains("Nothing is told until you turn this off.", await SettingsAsync(preferences), StringComparison.Ordinal);
        preferences.Change(current => current with { QuietUntil = DateTimeOffset.UtcNow.AddHours(1) });
        Assert.Contains("Nothing is told until ", await SettingsAsync(preferences), StringComparison.Ordinal);
        preferences.Change(current => current with { QuietUntil = DateTimeOffset.UtcNow.AddHours(-1) });
        Assert.DoesNotContain("Nothing is told", await SettingsAsync(preferences), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_user_chose_is_kept_with_its_end()
    {
        var chosen = UserPreferences.Default with { IsQuiet = true, QuietUntil = Samples.Noon, HasDesktop = true, HasSound = true };
        var kept = UserPreferences.TryRead(chosen.ToJson())!;
        Assert.Equal((true, Samples.Noon, true, true), (kept.IsQuiet, kept.QuietUntil, kept.HasDesktop, kept.HasSound));
        Assert.Null(UserPreferences.TryRead("{\"isQuiet\":true}")!.QuietUntil);
    }

    private static async Task<string> SettingsAsync(PreferenceStore preferences) =>
        WebUtility.HtmlDecode(await Rendered.HtmlAsync<NoticeSettings>(new() { ["Preferences"] = preferences }));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
