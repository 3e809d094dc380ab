namespace ChatServer.Commands;

/// <summary>The program's name and version, as clients are told.</summary>
internal static class ServerVersion
{
    public static string Name { get; } = $"WebChat-{typeof(ServerVersion).Assembly.GetName().Version?.ToString(3)}";
}
