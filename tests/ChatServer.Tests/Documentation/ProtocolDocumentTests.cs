using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatCore.Protocol;
using ChatServer.Commands;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Tests.Documentation;

/// <summary>docs/PROTOCOL.md lists what the code's own tables hold: no more and no less.</summary>
public sealed partial class ProtocolDocumentTests
{
    private static readonly string Document = File.ReadAllText(PathTo("docs/PROTOCOL.md"));

    [Fact]
    public void Every_command_is_listed() => Assert.Equal(CommandTable.All.Keys.Order(), Listed("Commands"));

    [Fact]
    public void Every_capability_is_listed() => Assert.Equal(Capabilities.Names(Capabilities.All).Order(), Listed("Capabilities"));

    [Fact]
    public void Every_isupport_token_is_listed() => Assert.Equal(
        ISupportTokens.All(new ChatOptions()).Select(token => token.Split('=')[0]).Order(), Listed("ISUPPORT"));

    [Fact]
    public void Every_channel_mode_is_listed() =>
        Assert.Equal(ChannelModes.Letters.Select(letter => letter.ToString()).Order(), Listed("Channel modes"));

    [Fact]
    public void Every_user_mode_is_listed() =>
        Assert.Equal(UserModeTable.Letters.Select(letter => letter.ToString()).Order(), Listed("User modes"));

    [Fact]
    public void Every_extended_ban_is_listed()
    {
        var names = Mask.ISupportExtBan.TrimStart(',').Select(letter => letter.ToString()).Concat(Mask.ISupportAccountExtBan.Split(',')).Distinct();
        Assert.Equal(names.Select(name => $"{name}:").Order(), Listed("Extended bans"));
    }

    /// <summary>The code in the first column of the table below a heading.</summary>
    private static IEnumerable<string> Listed(string heading)
    {
        var section = Regex.Match(Document, $@"^## {heading}\r?\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        return FirstColumn().Matches(section).Select(row => row.Groups[1].Value).Order();
    }

    private static string PathTo(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", file));

    [GeneratedRegex(@"^\| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex FirstColumn();
}
