using ChatServer.Configuration;
using ChatServer.Networking;

namespace ChatServer.Running;

/// <summary>The verb <c>fingerprint</c>: prints what users compare when they connect for the first time.</summary>
internal static class FingerprintVerb
{
    public static int Run(string? configFile)
    {
        var options = OptionsLoader.Load(OptionsLoader.ReadSources(configFile));
        foreach (var listener in options.Listeners.Where(listener => listener.Tls))
        {
            var (certificate, key) = listener is { CertificatePath: { } own, KeyPath: { } ownKey }
                ? (own, ownKey)
                : ServerCertificate.PathsIn(options.DataDirectory);
            if (!File.Exists(certificate))
            {
                Console.Error.WriteLine($"There is no certificate in '{options.DataDirectory}' yet: the server makes it at its first start.");
                return 1;
            }

            Console.WriteLine(ServerCertificate.Load(certificate, key).Fingerprint);
        }

        return 0;
    }
}
