using System.Text;
using ChatCore.Security.Sasl;

namespace ChatCore.Tests.Security.Sasl;

public sealed class OtherMechanismTests
{
    [Theory]
    [InlineData("\0alice\0secret")]
    [InlineData("alice\0alice\0secret")]
    [InlineData("ALICE\0alice\0secret")]
    public void Plain_names_account_and_password(string response) =>
        Assert.Equal(new SaslServerStep.CheckPassword("alice", "secret"), PlainMechanism.Server.Respond(Encoding.UTF8.GetBytes(response)));

    [Theory]
    [InlineData("")]
    [InlineData("\0\0secret")]
    [InlineData("\0alice\0")]
    [InlineData("bob\0alice\0secret")]
    [InlineData("\0alice\0sec\0ret")]
    public void Plain_refuses_everything_else(string response) =>
        Assert.IsType<SaslServerStep.Failed>(PlainMechanism.Server.Respond(Encoding.UTF8.GetBytes(response)));

    [Fact]
    public void Plain_client_and_server_agree() =>
        Assert.Equal(new SaslServerStep.CheckPassword("alice", "sé cret"), PlainMechanism.Server.Respond(new PlainMechanism("alice", "sé cret").Respond([])));

    [Fact]
    public void External_may_name_the_account()
    {
        Assert.Equal(new SaslServerStep.CheckCertificate(null), ExternalMechanism.Server.Respond(new ExternalMechanism().Respond([])));
        Assert.Equal(new SaslServerStep.CheckCertificate("alice"), ExternalMechanism.Server.Respond("alice"u8));
        Assert.IsType<SaslServerStep.Failed>(ExternalMechanism.Server.Respond([0xC3]));
    }
}
