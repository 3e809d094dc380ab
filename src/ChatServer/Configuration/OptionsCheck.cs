using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Reflection;

namespace ChatServer.Configuration;

/// <summary>Proves the options: the attributes on each, and what they cannot say alone.</summary>
internal static class OptionsCheck
{
    /// <summary>A sentence about the first wrong value, which names key, value and what is allowed; null when all are right.</summary>
    public static string? FindFirst(ChatOptions options) =>
        CheckAttributes(OptionsLoader.SectionName, options)
        ?? CheckServerName(options.ServerName)
        ?? options.Listeners.Select((listener, index) => CheckListener(listener, index, options)).FirstOrDefault(wrong => wrong is not null)
        ?? CheckNetworks(nameof(ConnectionOptions.ExemptAddresses), options.Connections.ExemptAddresses)
        ?? CheckNetworks(nameof(ConnectionOptions.TrustedProxies), options.Connections.TrustedProxies)
        ?? CheckOpers(options)
        ?? CheckAccounts(options.Accounts, options.Testing)
        ?? CheckTesting(options.Testing);

    private static string? CheckAttributes(string path, object options)
    {
        foreach (var property in options.GetType().GetProperties())
        {
            var key = $"{path}:{property.Name}";
            var value = property.GetValue(options);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                if (!rule.IsValid(value))
                    return $"{key} is {Show(value)}; allowed: {Allowed(rule)}.";
            }

            if (CheckBelow(key, value) is { } wrong)
                return wrong;
        }

        return null;
    }

    private static string? CheckBelow(string key, object? value) => value switch
    {
        null or string => null,
        IEnumerable list => list.Cast<object>()
            .Select((entry, index) => CheckBelow(string.Create(CultureInfo.InvariantCulture, $"{key}:{index}"), entry))
            .FirstOrDefault(wrong => wrong is not null),
        _ when value.GetType() is { IsClass: true, Namespace: not "System" } => CheckAttributes(key, value),
        _ => null,
    };

    private static string Allowed(ValidationAttribute rule) => rule switch
    {
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
        StringLengthAttribute length => string.Create(CultureInfo.InvariantCulture, $"{length.MinimumLength} to {length.MaximumLength} characters"),
        LengthAttribute length => string.Create(CultureInfo.InvariantCulture, $"{length.MinimumLength} to {length.MaximumLength} entries"),
        RequiredAttribute => "any text that is not empty",
        _ => rule.ErrorMessage ?? rule.GetType().Name,
    };

    private static string Show(object? value) => value switch
    {
        null => "not set",
        string text => $"'{text}'",
        bool flag => flag ? "true" : "false",
        ICollection list => string.Create(CultureInfo.InvariantCulture, $"a list of {list.Count}"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static string? CheckServerName(string name) =>
        name.Length is > 0 and <= 63 && name.Contains('.', StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
            ? null
            : $"Chat:ServerName is '{name}'; allowed: 1 to 63 letters, digits, dots and hyphens with at least one dot.";

    private static string? CheckListener(ListenerOptions listener, int index, ChatOptions options)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"Chat:Listeners:{index}");
        if (!IPAddress.TryParse(listener.Address, out var address))
            return $"{key}:Address is '{listener.Address}'; allowed: an IPv4 or IPv6 address, or '::' for all.";
        if (!listener.Tls && !(options.AllowPlaintextOnLoopback && IPAddress.IsLoopback(address)))
            return $"{key}:Tls is false; allowed: true, or false on a loopback address with Chat:AllowPlaintextOnLoopback set to true.";
        if ((listener.CertificatePath is null) != (listener.KeyPath is null))
            return $"{key}:CertificatePath and {key}:KeyPath go together: only one of them is set.";
        foreach (var (name, path) in new[] { ("CertificatePath", listener.CertificatePath), ("KeyPath", listener.KeyPath) })
        {
            if (path is not null && !File.Exists(path))
                return $"{key}:{name} is '{path}': there is no such file.";
        }

        return null;
    }

    private static string? CheckNetworks(string key, IReadOnlyList<string> networks)
    {
        for (var i = 0; i < networks.Count; i++)
        {
            if (!Networking.AddressSet.TryParseNetwork(networks[i], out _))
                return string.Create(CultureInfo.InvariantCulture,
                    $"Chat:Connections:{key}:{i} is '{networks[i]}'; allowed: an IP address, or a network such as 172.16.0.0/12.");
        }

        return null;
    }

    private static string? CheckOpers(ChatOptions options)
    {
        for (var i = 0; i < options.Opers.Count; i++)
        {
            if (!options.Testing.Enabled && !Accounts.PasswordHash.IsHash(options.Opers[i].Password))
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $"Chat:Opers:{i}:Password is not a hash; allowed: $pbkdf2-sha256$i=ROUNDS$SALT$HASH with at least {Accounts.PasswordHash.MinRounds} rounds.");
            }
        }

        return null;
    }

    private static string? CheckAccounts(AccountOptions accounts, TestingOptions testing)
    {
        const int FewestIterations = 100_000;
        for (var i = 0; i < accounts.SaslMechanisms.Count; i++)
        {
            if (!AccountOptionsExtensions.AllMechanisms.Contains(accounts.SaslMechanisms[i]))
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $"Chat:Accounts:SaslMechanisms:{i} is '{accounts.SaslMechanisms[i]}'; allowed: {string.Join(", ", AccountOptionsExtensions.AllMechanisms)}.");
            }
        }

        if (accounts.IsForTests())
            return testing.Enabled ? null : "Chat:Accounts:PasswordHashCost is 'test'; allowed: normal, or test together with Chat:Testing:Enabled set to true.";

        return accounts.ScramIterations >= FewestIterations
            ? null
            : string.Create(CultureInfo.InvariantCulture,
                $"Chat:Accounts:ScramIterations is {accounts.ScramIterations}; allowed: {FewestIterations} to 10000000, or less with PasswordHashCost set to test.");
    }

    private static string? CheckTesting(TestingOptions testing) =>
        testing.Enabled || testing == new TestingOptions()
            ? null
            : "Chat:Testing:Clock is set; allowed: only together with Chat:Testing:Enabled set to true.";
}
