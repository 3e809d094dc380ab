using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using ChatWeb.Authentication;
using ChatWeb.Resources;

namespace ChatWeb.Tests.Resources;

public sealed partial class TextsTests
{
    public static TheoryData<Type> Resources =>
    [
        typeof(ChatTexts), typeof(ComposerTexts), typeof(ConversationTexts), typeof(FileTexts), typeof(FindingTexts), typeof(SearchTexts), typeof(ChannelTexts),
        typeof(InstallTexts), typeof(NoticeTexts), typeof(SettingsTexts), typeof(SignInTexts),
    ];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Both_languages_have_the_same_texts_with_the_same_places(Type texts)
    {
        var english = Read(texts, CultureInfo.InvariantCulture);
        var portuguese = Read(texts, CultureInfo.GetCultureInfo("pt-BR"));
        Assert.Equal(english.Keys.Order(), portuguese.Keys.Order());
        Assert.All(english, pair => Assert.Equal(Places(pair.Value), Places(portuguese[pair.Key])));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_member_is_a_text_and_every_text_a_member(Type texts)
    {
        var members = texts.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(member => member.Name);
        Assert.Equal(Read(texts, CultureInfo.InvariantCulture).Keys.Order(), members.Order());
    }

    [Fact]
    public void Every_fault_has_a_sentence() =>
        Assert.All(Enum.GetNames<SignInFault>(), fault => Assert.NotNull(typeof(SignInTexts).GetProperty("Fault" + fault)));

    private static Dictionary<string, string> Read(Type texts, CultureInfo culture) =>
        new ResourceManager(texts).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Places(string text) => Place.Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place { get; }
}
