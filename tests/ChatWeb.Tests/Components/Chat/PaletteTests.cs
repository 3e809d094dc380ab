using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatWeb.Components.Chat.Formatting;

namespace ChatWeb.Tests.Components.Chat;

/// <summary>Reads the style sheets: whatever colours a sender chooses, the text can be read (WCAG AA).</summary>
public sealed partial class PaletteTests
{
    private const double Readable = 4.5;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_colour_can_be_read_on_each_background_in_both_themes(bool isDark)
    {
        var tokens = Read("wwwroot/tokens.css", Token, isDark);
        var foregrounds = Read("Components/Chat/MessageText.razor.css", Foreground, isDark);
        var backgrounds = Read("Components/Chat/MessageText.razor.css", Background, isDark);
        Assert.Equal(IrcColours.Count, foregrounds.Count);
        Assert.Equal(IrcColours.Count, backgrounds.Count);

        (string, double)[] texts = [.. foregrounds.Select(pair => (pair.Key, pair.Value)), .. Of("text", "link", "muted")];
        (string, double)[] grounds = [.. backgrounds.Select(pair => (pair.Key, pair.Value)), .. Of("surface", "row-hover", "mention-soft")];
        foreach (var (text, textLight) in texts)
        {
            foreach (var (ground, groundLight) in grounds)
            {
                var contrast = (Math.Max(textLight, groundLight) + 0.05) / (Math.Min(textLight, groundLight) + 0.05);
                Assert.True(contrast >= Readable, $"{text} on {ground}: {contrast:0.00}");
            }
        }

        IEnumerable<(string, double)> Of(params string[] names) => names.Select(name => (name, tokens[name]));
    }

    [GeneratedRegex(@"--(?<name>[a-z-]+): light-dark\((?<light>#\w+), (?<dark>#\w+)\)")]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"\.(?<name>c\d+) \{\s*color: light-dark\((?<light>#\w+), (?<dark>#\w+)\)")]
    private static partial Regex Foreground { get; }

    [GeneratedRegex(@"\.(?<name>g\d+) \{\s*background: light-dark\((?<light>#\w+), (?<dark>#\w+)\)")]
    private static partial Regex Background { get; }

    private static Dictionary<string, double> Read(string file, Regex pattern, bool isDark, [CallerFilePath] string here = "")
    {
        var css = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../../src/ChatWeb", file));
        return pattern.Matches(css).ToDictionary(match => match.Groups["name"].Value, match => Luminance(match.Groups[isDark ? "dark" : "light"].Value[1..]));
    }

    private static double Luminance(string hex)
    {
        hex = hex.Length == 3 ? string.Concat(hex.Select(digit => $"{digit}{digit}")) : hex;
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.03928 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }
}
