using System.Text;
using ChatCore.Security.Sasl;

namespace ChatCore.Tests.Security.Sasl;

public sealed class ScramTests
{
    private static readonly ScramCredential Pencil =
        ScramCredential.Derive("pencil", Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static SaslServerStep Begin(string clientFirst, string nonce = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0") =>
        ScramServer.Start.Respond(Bytes(clientFirst)) is SaslServerStep.FindCredential find ? find.GoOn(Pencil, nonce) : new SaslServerStep.Failed();

    /// <summary>The example of RFC 7677, section 3.</summary>
    [Fact]
    public void The_exchange_is_the_one_of_the_specification()
    {
        var client = new ScramClient("user", "pencil", "rOprNGfwEbeRWgbNEkqO");
        var first = Text(client.Respond([]));
        Assert.Equal("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", first);

        var challenge = Assert.IsType<SaslServerStep.Challenge>(Begin(first));
        Assert.Equal("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", Text(challenge.Data));

        var final = Text(client.Respond(challenge.Data));
        Assert.Equal(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", final);

        var proven = Assert.IsType<SaslServerStep.Challenge>(challenge.Next.Respond(Bytes(final)));
        Assert.Equal("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", Text(proven.Data));
        Assert.Empty(client.Respond(proven.Data));
        Assert.Equal(new SaslServerStep.Succeeded("user"), proven.Next.Respond([]));
    }

    [Fact]
    public void A_wrong_password_fails()
    {
        var client = new ScramClient("user", "pen");
        var challenge = Assert.IsType<SaslServerStep.Challenge>(Begin(Text(client.Respond([]))));
        Assert.IsType<SaslServerStep.Failed>(challenge.Next.Respond(client.Respond(challenge.Data)));
    }

    [Fact]
    public void A_server_that_does_not_know_the_password_is_found_out()
    {
        var client = new ScramClient("user", "pencil", "abc");
        client.Respond([]);
        client.Respond(Bytes("r=abcdef,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"));
        Assert.Throws<SaslException>(() => client.Respond(Bytes("v=AAAA")));
    }

    [Theory]
    [InlineData("r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")]
    [InlineData("r=abc,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")]
    [InlineData("r=abcdef,s=!,i=4096")]
    [InlineData("r=abcdef,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=0")]
    [InlineData("r=abcdef,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999")]
    [InlineData("nonsense")]
    public void A_client_refuses_a_first_message_that_makes_no_sense(string serverFirst)
    {
        var client = new ScramClient("user", "pencil", "abc");
        client.Respond([]);
        Assert.Throws<SaslException>(() => client.Respond(Bytes(serverFirst)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("n,,")]
    [InlineData("n,,n=,r=x")]
    [InlineData("n,,n=user,r=")]
    [InlineData("p=tls-unique,,n=user,r=x")]
    [InlineData("n,a=other,n=user,r=x")]
    [InlineData("n,,m=x,n=user,r=x")]
    [InlineData("n,,user")]
    public void A_server_refuses_a_first_message_that_makes_no_sense(string clientFirst) =>
        Assert.IsType<SaslServerStep.Failed>(Begin(clientFirst));

    [Theory]
    [InlineData("c=biws,r=wrong,p=AAAA")]
    [InlineData("c=eSws,r=xy,p=AAAA")]
    [InlineData("c=biws,r=xy,p=AAAA")]
    [InlineData("c=biws,r=xy,p=!")]
    [InlineData("c=biws,r=xy")]
    [InlineData("")]
    public void A_server_refuses_a_final_message_without_a_proof(string final)
    {
        var challenge = Assert.IsType<SaslServerStep.Challenge>(Begin("n,,n=user,r=x", "y"));
        Assert.IsType<SaslServerStep.Failed>(challenge.Next.Respond(Bytes(final)));
    }

    [Fact]
    public void Names_with_comma_and_equals_sign_arrive_as_they_are()
    {
        var find = Assert.IsType<SaslServerStep.FindCredential>(ScramServer.Start.Respond(new ScramClient("a,b=c", "x").Respond([])));
        Assert.Equal("a,b=c", find.Account);
    }

    [Fact]
    public void A_credential_knows_its_password()
    {
        Assert.True(Pencil.Matches("pencil"));
        Assert.False(Pencil.Matches("Pencil"));
    }

    [Fact]
    public void Bytes_that_are_no_text_fail() =>
        Assert.IsType<SaslServerStep.Failed>(ScramServer.Start.Respond([0x6E, 0x2C, 0x2C, 0xFF]));
}
