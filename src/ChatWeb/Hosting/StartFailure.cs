using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ChatWeb.Hosting;

/// <summary>Failures of a start that its operator can mend: told in a line each, without a stack trace, with exit code 2.</summary>
internal static class StartFailure
{
    public const int ExitCode = 2;

    /// <summary>What to tell, or null when it is a bug.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        InvalidOperationException { InnerException: FormatException or ArgumentException } unreadable => unreadable.Message,
        InvalidOperationException unknown when FindUnknownSettings(unknown.Message) is { } settings => settings,
        IOException { InnerException: AddressInUseException } inUse => $"Chat:Gateway:HttpPort or HttpsPort: {inUse.Message}",
        IOException or UnauthorizedAccessException => $"Chat:Gateway:DataDirectory, Files:Directory, CertificatePath or KeyPath: {failure.Message}",
        CryptographicException => $"Chat:Gateway:CertificatePath or KeyPath: {failure.Message}",
        System.Net.Sockets.SocketException => $"Chat:Gateway:HttpAddress or HttpsAddress: {failure.Message}",
        _ => null,
    };

    /// <summary>The binder names each setting that no option has, in quotation marks after a colon.</summary>
    private static string? FindUnknownSettings(string message)
    {
        if (!message.Contains(nameof(BinderOptions.ErrorOnUnknownConfiguration), StringComparison.Ordinal))
            return null;

        var names = message[(message.LastIndexOf(':') + 1)..].Trim().TrimEnd('.');
        return $"Chat:Gateway: no such setting: {names}; docs/OPERATIONS.md lists those that there are.";
    }
}
