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
        IOException { InnerException: AddressInUseException } inUse => $"Chat:Gateway:HttpPort or HttpsPort: {inUse.Message}",
        IOException or UnauthorizedAccessException => $"Chat:Gateway:DataDirectory, CertificatePath or KeyPath: {failure.Message}",
        CryptographicException => $"Chat:Gateway:CertificatePath or KeyPath: {failure.Message}",
        System.Net.Sockets.SocketException => $"Chat:Gateway:HttpAddress or HttpsAddress: {failure.Message}",
        _ => null,
    };
}
