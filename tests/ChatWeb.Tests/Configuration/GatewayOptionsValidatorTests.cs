using ChatWeb.Configuration;

namespace ChatWeb.Tests.Configuration;

public sealed class GatewayOptionsValidatorTests
{
    [Fact]
    public void What_is_there_without_configuration_is_valid() => Assert.Empty(Failures(new GatewayOptions()));

    [Fact]
    public void A_failure_names_the_key_the_value_and_what_is_allowed()
    {
        var failure = Assert.Single(Failures(new GatewayOptions { HttpPort = 70_000 }));
        Assert.Equal("Chat:Gateway:HttpPort is '70000'; allowed: 0 (any free port) to 65535.", failure);
    }

    [Theory]
    [InlineData("", 6697, null, null, "Servers:0:Name")]
    [InlineData("127.1", 6697, null, null, "Servers:0:Name")]
    [InlineData("169.254.169.254", 6697, null, null, "Servers:0:Name")]
    [InlineData("chat.example.org", 0, null, null, "Servers:0:Port")]
    [InlineData("chat.example.org", 6697, "nowhere", null, "Servers:0:ConnectTo")]
    [InlineData("chat.example.org", 6697, null, "abc", "Servers:0:Fingerprint")]
    public void A_listed_server_is_proven_too(string name, int port, string? connectTo, string? fingerprint, string key)
    {
        var options = new GatewayOptions();
        options.Servers.Add(new ListedServer { Name = name, Port = port, ConnectTo = connectTo, Fingerprint = fingerprint });
        Assert.StartsWith($"Chat:Gateway:{key} is '", Assert.Single(Failures(options)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("two words of a secret")]
    [InlineData(":begins-with-a-colon")]
    public void The_word_for_a_server_is_proven_and_not_shown(string password)
    {
        var options = new GatewayOptions();
        options.Servers.Add(new ListedServer { Name = "chat.example.org", IntroduceUsers = true, WebIrcPassword = password });
        var failure = Assert.Single(Failures(options));
        Assert.StartsWith("Chat:Gateway:Servers:0:WebIrcPassword is '…'; allowed: one word", failure, StringComparison.Ordinal);
        Assert.DoesNotContain(password, failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxy.example.org")]
    [InlineData("10.0.0.0/40")]
    [InlineData("")]
    public void A_trusted_proxy_is_an_address_or_a_network(string proxy)
    {
        var options = new GatewayOptions();
        options.TrustedProxies.Add("10.0.0.0/8");
        options.TrustedProxies.Add("2001:db8::1");
        options.TrustedProxies.Add(proxy);
        Assert.Equal(
            $"Chat:Gateway:TrustedProxies:2 is '{proxy}'; allowed: an IP address, or a network such as 10.0.0.0/8.",
            Assert.Single(Failures(options)));
    }

    [Theory]
    [InlineData("chat.example.org", false)]
    [InlineData("ftp://chat.example.org", false)]
    [InlineData("https://chat.example.org/chat", false)]
    [InlineData("https://user@chat.example.org", false)]
    [InlineData("https://chat.example.org/?x", false)]
    [InlineData("https://chat.example.org/", true)]
    [InlineData("http://192.0.2.1:8080", true)]
    public void A_public_address_has_a_scheme_and_no_path(string address, bool isValid)
    {
        var failures = Failures(new GatewayOptions { Files = { PublicAddress = address } });
        Assert.Equal(isValid, !failures.Any(failure => failure.StartsWith($"Chat:Gateway:Files:PublicAddress is '{address}'; allowed: ", StringComparison.Ordinal)));
        Assert.Equal(isValid, !failures.Any());
    }

    [Fact]
    public void A_file_of_the_largest_size_has_to_fit_where_files_are_kept() => Assert.Equal(
        ["Chat:Gateway:Files:MaxBytesPerUser", "Chat:Gateway:Files:MaxBytesPerAddress", "Chat:Gateway:Files:MaxBytes"],
        Failures(new GatewayOptions { Files = { MaxFileBytes = 10_000, MaxBytesPerUser = 9_999, MaxBytesPerAddress = 1, MaxBytes = 0 } })
            .Select(failure => failure[..failure.IndexOf(' ', StringComparison.Ordinal)]));

    private static IEnumerable<string> Failures(GatewayOptions options) => new GatewayOptionsValidator().Validate(null, options).Failures ?? [];
}
