using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatCore.Client;
using ChatWeb.Components.Kit;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Sessions;

public sealed partial class ProfileTests
{
    [Theory]
    [InlineData("  Maria   Silva ", "Maria Silva")]
    [InlineData("Maria\r\nSilva\u0007", "Maria Silva")]
    [InlineData("ad\u202emin", "admin")]
    [InlineData("a\u0301\u0301\u0301\u0301\u0301", "a\u0301\u0301\u0301")]
    [InlineData("👩‍👩‍👧‍👦 family", "👩‍👩‍👧‍👦 family")]
    [InlineData("\u202e\u0000", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void What_others_tell_of_themselves_is_one_line_of_visible_text(string? told, string? shown) =>
        Assert.Equal(shown, Profile.Empty.With(ProfileKeys.DisplayName, told).DisplayName);

    [Fact]
    public void Long_names_and_states_end_at_their_bound()
    {
        var profile = Profile.Empty.With(ProfileKeys.DisplayName, new string('x', 500)).With(ProfileKeys.Status, string.Concat(Enumerable.Repeat("🌴", 200)));
        Assert.Equal(Profile.NameLimit, profile.DisplayName!.Length);
        Assert.Equal(Profile.StatusLimit * 2, profile.Status!.Length);
    }

    [Theory]
    [InlineData("#0b6e5f", 0)]
    [InlineData("#0B6E60", 0)]
    [InlineData("#ffffff", 9)]
    [InlineData("red", null)]
    [InlineData("#12345", null)]
    [InlineData("#-12345", null)]
    [InlineData("#0b6e5f;background:url(//x)", null)]
    [InlineData(null, null)]
    public void A_colour_is_one_of_ours_or_none(string? told, int? hue)
    {
        var shown = Profile.Empty.With(ProfileKeys.Color, told).Hue;
        if (hue == 9)
            Assert.InRange(shown!.Value, 0, ProfileColours.All.Length - 1);
        else
            Assert.Equal(hue, shown);
    }

    [Fact]
    public void The_colours_are_those_of_the_style_sheet_and_white_can_be_read_on_each()
    {
        var css = ReadStyle();
        Assert.Equal(AvatarLook.Hues, ProfileColours.All.Length);
        Assert.Equal(ProfileColours.All, Rule.Matches(css).OrderBy(match => match.Groups["hue"].Value, StringComparer.Ordinal).Select(match => match.Groups["colour"].Value));
        Assert.All(ProfileColours.All, colour => Assert.True(1.05 / (Luminance(colour) + 0.05) >= 4.5, colour));
    }

    [Fact]
    public void A_profile_follows_its_owner_through_nicknames_and_goes_with_them()
    {
        var state = new SessionState { Nick = "helena" };
        var projector = new StateProjector(state, new FakeTimeProvider());
        projector.Apply(new ClientEvent.ProfileChanged("Maria", ProfileKeys.Status, "🌴"));
        projector.Apply(new ClientEvent.ProfileChanged("#lobby", ProfileKeys.DisplayName, "The lobby"));
        projector.Apply(new ClientEvent.NickChanged("maria", "mia", IsSelf: false, Samples.Noon));
        Assert.Equal(["mia"], state.People.Profiles.Keys);
        Assert.Equal("🌴", state.People.Find("MIA").Status);
        projector.Apply(new ClientEvent.UserQuit("mia", null, Samples.Noon));
        Assert.Empty(state.People.Profiles);
    }

    [Fact]
    public void Beyond_the_bound_further_people_go_by_their_nicknames()
    {
        var people = new People();
        for (var i = 0; i <= People.Limit; i++)
            people.Change($"n{i}", ProfileKeys.Status, "x");

        Assert.Equal(People.Limit, people.Profiles.Count);
        people.Change("n0", ProfileKeys.Status, "y");
        Assert.Equal("y", people.Find("n0").Status);
    }

    [Fact]
    public async Task Only_what_changed_is_told_to_the_server()
    {
        var connector = new ScriptedConnector();
        await using var session = new UserSession(SessionId.New(), Samples.Request(), connector.Create(Samples.Request()), new FakeTimeProvider());
        session.SetProfile(new Profile("Helena", Hue: 3));
        Assert.Equal(["profile display-name Helena", "setname Helena", "profile color #2b62a8"], connector.Made.Single().Asked);
    }

    private static string ReadStyle([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/ChatWeb/wwwroot/tokens.css"));

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0;
            return value <= 0.03928 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex(@"\[data-hue=""(?<hue>\d)""\] \{ background: (?<colour>#\w{6})")]
    private static partial Regex Rule { get; }
}
