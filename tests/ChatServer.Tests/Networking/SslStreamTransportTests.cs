using ChatServer.Configuration;

namespace ChatServer.Tests.Networking;

public sealed class SslStreamTransportTests() : TransportContract(TransportKind.Portable);
