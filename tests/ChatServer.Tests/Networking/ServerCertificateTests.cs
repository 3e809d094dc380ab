using ChatServer.Configuration;
using ChatServer.Networking;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Networking;

public sealed class ServerCertificateTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_first_start_makes_a_certificate_and_later_ones_keep_it()
    {
        var first = ServerCertificate.LoadOrCreate(_directory.Path, "chat.test").Fingerprint;
        Assert.Equal(first, ServerCertificate.LoadOrCreate(_directory.Path, "chat.test").Fingerprint);
    }

    [Fact]
    public void Nobody_else_may_read_the_key()
    {
        ServerCertificate.LoadOrCreate(_directory.Path, "chat.test");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ServerCertificate.PathsIn(_directory.Path).Key));
    }

    [Fact]
    public void Files_that_are_no_certificate_are_named()
    {
        var (certificate, key) = ServerCertificate.PathsIn(_directory.Path);
        File.WriteAllText(certificate, "nonsense");
        File.WriteAllText(key, "nonsense");
        var refusal = Assert.Throws<ConfigurationException>(() => ServerCertificate.Load(certificate, key));
        Assert.Contains(certificate, refusal.Message, StringComparison.Ordinal);
    }
}
