using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace ChatWeb.Sessions;

/// <summary>Names and addresses by the operating system.</summary>
internal sealed class SystemNameResolver : INameResolver
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken).WaitAsync(Deadline, cancellationToken);
        }
        catch (Exception failure) when (failure is SocketException or TimeoutException)
        {
            return []; // No such name, or nobody who knows it: the same to who typed it.
        }
    }

    public bool IsOwnAddress(IPAddress address) => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Any(own => own.Address.Equals(address));
}
