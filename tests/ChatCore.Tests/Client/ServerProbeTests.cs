using System.Net;
using System.Net.Sockets;
using ChatCore.Client;
using ChatCore.Security;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class ServerProbeTests
{
    [Fact]
    public async Task A_server_is_known_by_its_certificate_and_nothing_is_said_to_it()
    {
        using var server = new ScriptedServer();
        Assert.Equal(new TrustVerdict.Unknown(server.Fingerprint), await ProbeAsync(server, pinned: null));
        Assert.Equal(new TrustVerdict.TrustedByPin(), await ProbeAsync(server, server.Fingerprint));

        var before = server.Fingerprint;
        server.ChangeKey();
        Assert.Equal(new TrustVerdict.Changed(before, server.Fingerprint), await ProbeAsync(server, before));
    }

    [Fact]
    public async Task Where_nobody_answers_the_failure_says_where()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var nowhere = new ServerEndpoint("127.0.0.1", ((IPEndPoint)taken.LocalEndpoint).Port);
        taken.Stop();
        var failure = await Assert.ThrowsAsync<IOException>(() => ServerProbe.ProbeAsync(nowhere, null, null, TestContext.Current.CancellationToken));
        Assert.Contains(nowhere.ToString(), failure.Message, StringComparison.Ordinal);
    }

    private static async Task<TrustVerdict> ProbeAsync(ScriptedServer server, Fingerprint? pinned)
    {
        var named = new ServerEndpoint("chat.example", 6697);
        var probing = ServerProbe.ProbeAsync(named, server.Endpoint, pinned, TestContext.Current.CancellationToken);
        Assert.Empty(await server.WhatIsSentAsync());
        return await probing;
    }
}
