using System.Globalization;
using ChatCore.Protocol;
using ChatServer.Configuration;

namespace ChatServer.Commands.Connecting;

/// <summary>The values that capabilities have in <c>CAP LS 302</c>, as the server is configured.</summary>
internal static class CapabilityValues
{
    public static IEnumerable<string> WithValues(Capability offered, ChatOptions options, string? sts) => Capabilities.Of(offered)
        .Select(row => Of(row.Bit, options, sts) is { Length: > 0 } value ? $"{row.Name}={value}" : row.Name);

    private static string Of(Capability capability, ChatOptions options, string? sts) => capability switch
    {
        Capability.Sasl => string.Join(',', options.Accounts.OfferedMechanisms()),
        Capability.AccountRegistration => OfRegistration(options.Accounts.Registration),
        Capability.Multiline => string.Create(
            CultureInfo.InvariantCulture, $"max-bytes={options.Limits.Multiline.MaxBytes},max-lines={options.Limits.Multiline.MaxLines}"),
        Capability.Metadata2 or Capability.Metadata3 => OfMetadata(options.Metadata),
        Capability.Sts => sts ?? string.Empty,
        _ => string.Empty,
    };

    private static string OfMetadata(MetadataOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(options.BeforeConnect ? "before-connect," : "")}max-subs={options.MaxSubscriptions},max-keys={options.MaxKeys},max-value-bytes={options.MaxValueBytes}");

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
