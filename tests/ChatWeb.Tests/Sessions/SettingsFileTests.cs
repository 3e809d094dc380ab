using System.Net;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Sessions;

public sealed class SettingsFileTests
{
    [Fact]
    public void What_is_taken_along_can_be_brought_back()
    {
        var preferences = UserPreferences.Default with { Favourites = UserPreferences.Default.Favourites.Add("#tea"), IsQuiet = true, RecentEmoji = ["🎉", "☕"] };
        var profile = new Profile("Helena", 3, "🌴 away");
        var read = SettingsFile.TryRead(new SettingsFile(preferences, profile).ToJson());
        Assert.Equal(profile, read!.Profile);
        Assert.Equal(preferences.ToJson(), read.Preferences.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"preferences":{}}""")]
    [InlineData("""{"webchat":2,"preferences":{}}""")]
    [InlineData("""{"webchat":"1","preferences":{}}""")]
    [InlineData("""{"webchat":1,"preferences":[]}""")]
    [InlineData("""{"webchat":1,"webchat":1,"preferences":{}}""")]
    [InlineData("""{"webchat":1,"preferences":{"favourites":[[[[[[[[[1]]]]]]]]]}}""")]
    public void What_is_no_file_of_settings_changes_nothing(string text) => Assert.Null(SettingsFile.TryRead(text));

    [Fact]
    public void A_file_longer_than_any_is_not_read() => Assert.Null(SettingsFile.TryRead(new string(' ', SettingsFile.Limit + 1)));

    [Fact]
    public void What_a_file_tells_of_its_owner_is_bounded_like_what_anybody_tells()
    {
        var read = SettingsFile.TryRead(
            $$$"""{"webchat":1,"preferences":{"recentEmoji":["{{{new string('x', 50)}}}",null,"☕","☕"]},"profile":{"display-name":"a\u202eb\r\nQUIT","color":7,"status":null}}""");
        Assert.Equal(new Profile("ab QUIT"), read!.Profile);
        Assert.Equal(["☕"], read.Preferences.RecentEmoji);
    }

    [Fact]
    public async Task Only_who_is_signed_in_downloads_settings_and_only_their_own()
    {
        using var gateway = new Gateway();
        using var stranger = gateway.Browser();
        using var refused = await stranger.GetAsync("/settings/export", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);

        using var browser = gateway.Browser();
        using var signedIn = await Gateway.SignInAsync(browser, password: "secret-word");
        using var response = await browser.GetAsync("/settings/export", TestContext.Current.CancellationToken);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(SettingsFile.TryRead(text));
        Assert.DoesNotContain("secret-word", text, StringComparison.Ordinal);
    }
}
