using ChatServer.Configuration;
using Microsoft.Extensions.Configuration;

namespace ChatServer.Tests.Configuration;

public sealed class OptionsLoaderTests
{
    [Fact]
    public void Nothing_configured_is_a_server_for_everybody_over_tls()
    {
        var listener = Assert.Single(Load().Listeners);
        Assert.Equal(("::", 6697, true), (listener.Address, listener.Port, listener.Tls));
    }

    [Theory]
    [InlineData("Chat:Limits:NickLength", "5", "Chat:Limits:NickLength is 5; allowed: 9 to 64.")]
    [InlineData("Chat:Limits:NickLength", "many", "Chat:Limits:NickLength is 'many', which is not a whole number.")]
    [InlineData("Chat:History:Durability", "Maybe", "Chat:History:Durability is 'Maybe', which is not Committed or Relaxed.")]
    [InlineData("Chat:History:Enabled", "perhaps", "Chat:History:Enabled is 'perhaps', which is not true or false.")]
    [InlineData("Chat:ServerName", "nodots", "Chat:ServerName is 'nodots'; allowed: 1 to 63 letters, digits, dots and hyphens with at least one dot.")]
    [InlineData("Chat:NetworkName", "two words", "Chat:NetworkName is 'two words'; allowed: 1 to 32 characters without a space.")]
    [InlineData("Chat:CaseMapping", "rfc1459", "Chat:CaseMapping is 'rfc1459'; allowed: ascii.")]
    [InlineData("Chat:Listeners:0:Port", "70000", "Chat:Listeners:0:Port is 70000; allowed: 0 to 65535.")]
    [InlineData("Chat:Listeners:0:Address", "everywhere", "Chat:Listeners:0:Address is 'everywhere'; allowed: an IPv4 or IPv6 address, or '::' for all.")]
    [InlineData("Chat:Listeners:0:Tls", "false", "Chat:Listeners:0:Tls is false; allowed: true, or false on a loopback address with Chat:AllowPlaintextOnLoopback set to true.")]
    [InlineData("Chat:Listeners:0:CertificatePath", "/nowhere.pem", "Chat:Listeners:0:CertificatePath and Chat:Listeners:0:KeyPath go together: only one of them is set.")]
    [InlineData("Chat:Connections:ExemptAddresses:0", "nonsense", "Chat:Connections:ExemptAddresses:0 is 'nonsense'; allowed: an IP address, or a network such as 172.16.0.0/12.")]
    [InlineData("Chat:Testing:Clock:Rate", "30", "Chat:Testing:Clock is set; allowed: only together with Chat:Testing:Enabled set to true.")]
    public void A_wrong_value_is_named_with_what_is_allowed(string key, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ConfigurationException>(() => Load((key, value))).Message);

    [Theory]
    [InlineData("Chat:Limit:NickLength", "Chat:Limit is not a setting.")]
    [InlineData("Chat:Limits:NickLenght", "Chat:Limits:NickLenght is not a setting.")]
    [InlineData("Chat:Listeners:0:Prot", "Chat:Listeners:0:Prot is not a setting.")]
    public void A_misspelt_key_is_named(string key, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<ConfigurationException>(() => Load((key, "1"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Keys_of_later_versions_are_taken_and_found() =>
        Assert.Empty(UnknownKeys.FindReserved(Build(("Chat:Metadata:Enabled", "true"))));

    [Fact]
    public void The_gateways_settings_are_none_of_the_servers() => Assert.Single(Load(("Chat:Gateway:HttpPort", "9000")).Listeners);

    [Fact]
    public void Plain_text_is_for_loopback_and_has_to_be_asked_for()
    {
        var plain = (("Chat:Listeners:0:Tls", "false"), ("Chat:Listeners:0:Address", "127.0.0.1"), ("Chat:AllowPlaintextOnLoopback", "true"));
        Assert.False(Load(plain.Item1, plain.Item2, plain.Item3).Listeners[0].Tls);
        Assert.Throws<ConfigurationException>(() => Load(plain.Item1, ("Chat:Listeners:0:Address", "192.0.2.1"), plain.Item3));
    }

    [Theory]
    [InlineData("DESKTOP-1", "desktop-1.local")]
    [InlineData("my_pc", "my-pc.local")]
    [InlineData("chat.example.org", "chat.example.org")]
    [InlineData("a-host-with-a-name-that-is-longer-than-any-server-name-is-allowed-to-be", "a-host-with-a-name-that-is-longer-than-any-server-name-is.local")]
    public void The_servers_name_is_made_of_any_hosts(string host, string name)
    {
        Assert.Equal(name, ChatOptions.ServerNameOf(host));
        Assert.Equal(name, Load(("Chat:ServerName", name)).ServerName);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains(
        "/nowhere/chat.json", Assert.Throws<ConfigurationException>(() => OptionsLoader.ReadSources("/nowhere/chat.json")).Message, StringComparison.Ordinal);

    private static ChatOptions Load(params (string Key, string Value)[] settings) => OptionsLoader.Load(Build(settings));

    private static IConfigurationRoot Build(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();
}
