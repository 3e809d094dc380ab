using ChatServer.Configuration;

namespace ChatServer.Tests.Networking;

public sealed class OpenSslTransportTests() : TransportContract(OperatingSystem.IsLinux() ? TransportKind.OpenSsl : TransportKind.Portable);
