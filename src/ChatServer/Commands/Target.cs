namespace ChatServer.Commands;

/// <summary>A target that a client named, made fit for a middle parameter of the answer.</summary>
internal static class Target
{
    public static string Shown(string name) =>
        name.Length == 0 || name[0] == ':' || name.Contains(' ', StringComparison.Ordinal) ? "*" : name;
}
