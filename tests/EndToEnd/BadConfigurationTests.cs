using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EndToEnd.Support;

namespace EndToEnd;

public sealed class BadConfigurationTests : EndToEndTest
{
    [Theory(Timeout = TestTime.Short)]
    [InlineData("ChatServer", "Chat__Limits__NickLength", "1000", "Chat:Limits:NickLength")]
    [InlineData("ChatServer", "Chat__Limits__NickLength", "many", "Chat:Limits:NickLength")]
    [InlineData("ChatServer", "Chat__Listeners__0__Address", "everywhere", "Chat:Listeners:0:Address")]
    [InlineData("ChatServer", "Chat__NoSuchSetting", "1", "Chat:NoSuchSetting")]
    [InlineData("ChatWeb", "Chat__Gateway__NoSuchSetting", "1", "NoSuchSetting")]
    [InlineData("ChatServer", "Chat__DataDirectory", "/dev/null/data", "Chat:DataDirectory")]
    [InlineData("ChatWeb", "Chat__Gateway__HttpPort", "70000", "Chat:Gateway:HttpPort")]
    [InlineData("ChatWeb", "Chat__Gateway__HttpPort", "many", "Chat:Gateway:HttpPort")]
    [InlineData("ChatWeb", "Chat__Gateway__DataDirectory", "/dev/null/web", "Chat:Gateway:DataDirectory")]
    public async Task A_wrong_setting_ends_the_program_with_one_line_that_names_it(string program, string variable, string value, string key)
    {
        using var folder = new TemporaryFolder();
        await using var process = Start(program, folder, (variable, value));
        await EndsNamingAsync(process, key);
    }

    [Theory(Timeout = TestTime.Short)]
    [InlineData("ChatServer", "Chat__Listeners__0__Port", "Chat:Listeners")]
    [InlineData("ChatWeb", "Chat__Gateway__HttpPort", "Chat:Gateway:HttpPort")]
    public async Task A_port_in_use_ends_the_program_with_one_line_that_names_it(string program, string variable, string key)
    {
        using var folder = new TemporaryFolder();
        using var occupant = new TcpListener(IPAddress.Loopback, 0);
        occupant.Start();
        var port = ((IPEndPoint)occupant.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        await using var process = Start(program, folder, (variable, port));
        Assert.Contains(port, await EndsNamingAsync(process, key), StringComparison.Ordinal);
    }

    /// <summary>Everything but the one setting is right: free ports on the loopback address, a folder that can be written to.</summary>
    private static ChildProcess Start(string program, TemporaryFolder folder, (string Name, string Value) setting)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Chat__Gateway__HttpPort"] = FreePorts.Next().ToString(CultureInfo.InvariantCulture),
            ["Chat__Gateway__HttpsPort"] = "0",
        };
        if (program == "ChatServer")
        {
            settings = new(StringComparer.Ordinal)
            {
                ["Chat__Listeners__0__Address"] = "127.0.0.1",
                ["Chat__Listeners__0__Port"] = FreePorts.Next().ToString(CultureInfo.InvariantCulture),
            };
        }

        settings[setting.Name] = setting.Value;
        return ChildProcess.Start("dotnet", [Programs.Published(program), "run"], folder.Path, settings);
    }

    private static async Task<string> EndsNamingAsync(ChildProcess process, string key)
    {
        var code = await process.WaitForExitAsync(Stop);
        Assert.True(code == 2, $"Exit code {code}, not 2:\n{string.Join('\n', process.Errors.Concat(process.Output))}");
        Assert.DoesNotContain(process.Output, text => text.Contains("   at ", StringComparison.Ordinal));
        var line = Assert.Single(process.Errors);
        Assert.Contains(key, line, StringComparison.Ordinal);
        return line;
    }
}
