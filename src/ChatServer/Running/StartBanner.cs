using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using ChatCore.Security;
using ChatServer.Configuration;
using ChatServer.Networking;

namespace ChatServer.Running;

/// <summary>What the operator reads after the start: name, addresses, fingerprint, how to connect.</summary>
internal static class StartBanner
{
    public static void Print(TextWriter output, ChatOptions options, IReadOnlyList<Listener> listeners, string transport, TimeSpan took)
    {
        output.WriteLine($"{options.NetworkName}: {options.ServerName}");
        foreach (var listener in listeners)
        {
            var kind = listener.Certificate is null ? "plain text, this machine only" : "TLS 1.3";
            output.WriteLine($"  Address      {string.Join(", ", Addresses(listener.EndPoint))}  ({kind})");
            if (listener.Certificate is { } certificate)
                output.WriteLine($"  Fingerprint  {certificate.Fingerprint}  (SHA-256)");
        }

        if (listeners.FirstOrDefault(listener => listener.Certificate is not null) is { } secure)
        {
            var endPoint = new ServerEndpoint(ReachableFromHere(secure.EndPoint), secure.EndPoint.Port);
            output.WriteLine($"  Try it       openssl s_client -tls1_3 -quiet -connect {endPoint}");
        }

        output.WriteLine($"  Data         {Path.GetFullPath(options.DataDirectory)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ready after {took.TotalSeconds:0.00} s ({transport})"));
        output.Flush();
    }

    private static IEnumerable<string> Addresses(IPEndPoint endPoint) =>
        IsAny(endPoint.Address)
            ? OwnAddresses().Prepend(IPAddress.Loopback).Distinct().Select(address => new ServerEndpoint(address.ToString(), endPoint.Port).ToString())
            : [endPoint.ToString()];

    private static string ReachableFromHere(IPEndPoint endPoint) =>
        IsAny(endPoint.Address) ? IPAddress.Loopback.ToString() : endPoint.Address.ToString();

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static IEnumerable<IPAddress> OwnAddresses()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .Where(network => network.OperationalStatus == OperationalStatus.Up)
                .SelectMany(network => network.GetIPProperties().UnicastAddresses)
                .Select(unicast => unicast.Address)
                .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        }
        catch (NetworkInformationException)
        {
            return []; // A hardened container may hide its interfaces.
        }
    }
}
