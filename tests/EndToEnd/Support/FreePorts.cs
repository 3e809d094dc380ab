using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Support;

/// <summary>Ports that nothing listens on, below those that the system gives to outgoing connections: nobody takes one between two starts.</summary>
internal static class FreePorts
{
    // Tests run beside each other: no port is given twice.
    private static readonly ConcurrentDictionary<int, bool> Given = [];

    public static int Next()
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            if (IsFree(port) && Given.TryAdd(port, true))
                return port;
        }

        throw new InvalidOperationException("None of 200 ports between 20000 and 32000 is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
