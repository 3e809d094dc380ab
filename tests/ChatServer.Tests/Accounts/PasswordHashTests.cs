using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Running;
using Microsoft.Extensions.Configuration;

namespace ChatServer.Tests.Accounts;

public sealed class PasswordHashTests
{
    [Fact]
    public void A_hash_is_of_its_password_alone()
    {
        using var output = new StringWriter();
        Assert.Equal(0, HashPasswordVerb.Run(new StringReader("sesame\n"), output));
        var hash = output.ToString().Trim();
        Assert.True(PasswordHash.IsHash(hash));
        Assert.True(PasswordHash.Verify(hash, "sesame"));
        Assert.False(PasswordHash.Verify(hash, "Sesame"));
        Assert.NotEqual(hash, PasswordHash.Create("sesame"));
    }

    [Fact]
    public void A_hash_of_another_program_is_read_without_padding() => Assert.True(PasswordHash.Verify(
        "$pbkdf2-sha256$i=1$c2FsdHNhbHQ$" + Convert.ToBase64String(System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(
            "password", "saltsalt"u8, 1, System.Security.Cryptography.HashAlgorithmName.SHA256, 32)).TrimEnd('='),
        "password"));

    [Theory]
    [InlineData("")]
    [InlineData("sesame")]
    [InlineData("$pbkdf2-sha256$i=1000$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha256$i=100000$!!!$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA")]
    public void Other_texts_are_no_hashes(string stored) => Assert.False(PasswordHash.IsHash(stored));

    [Fact]
    public void A_plain_operator_password_is_for_tests_alone()
    {
        var settings = new Dictionary<string, string?> { ["Chat:Opers:0:Name"] = "root", ["Chat:Opers:0:Password"] = "sesame" };
        var wrong = Assert.Throws<ConfigurationException>(() => OptionsLoader.Load(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        Assert.Contains("Chat:Opers:0:Password", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", wrong.Message, StringComparison.Ordinal);

        settings["Chat:Testing:Enabled"] = "true";
        Assert.Single(OptionsLoader.Load(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Opers);
    }
}
