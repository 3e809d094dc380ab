using ChatCore.Protocol;
using ChatServer.Configuration;

namespace ChatServer.Commands.Connecting;

/// <summary>The values that capabilities have in <c>CAP LS 302</c>, as the server is configured.</summary>
internal static class CapabilityValues
{
    public static IEnumerable<string> WithValues(Capability offered, ChatOptions options) => Capabilities.Of(offered)
        .Select(row => Of(row.Bit, options) is { Length: > 0 } value ? $"{row.Name}={value}" : row.Name);

    private static string Of(Capability capability, ChatOptions options) => capability switch
    {
        Capability.Sasl => string.Join(',', options.Accounts.OfferedMechanisms()),
        Capability.AccountRegistration => OfRegistration(options.Accounts.Registration),
        _ => string.Empty,
    };

    private static string OfRegistration(AccountRegistrationOptions options)
    {
        var keys = new[]
        {
            options.BeforeConnect ? "before-connect" : null,
            options.CustomAccountName ? "custom-account-name" : null,
            options.RequireEmail ? "email-required" : null,
        };
        return string.Join(',', keys.OfType<string>());
    }
}
