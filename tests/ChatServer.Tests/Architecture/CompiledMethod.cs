namespace ChatServer.Tests.Architecture;

/// <summary>A method as it was compiled: its name, and all that its instructions and its signatures name.</summary>
/// <param name="Type">The full name of the type; of a nested one, that of the outermost and the names below it.</param>
/// <param name="Name">The method's name; overloads share it.</param>
/// <param name="Uses">Members that it calls, reads, or takes the address of.</param>
/// <param name="Types">Types of its parameters, its variables and its type's fields.</param>
internal sealed record CompiledMethod(
    string Type, string Name, IReadOnlyList<(string Type, string Member)> Uses, IReadOnlyList<string> Types)
{
    public string Key => KeyOf(Type, Name);

    public static string KeyOf(string type, string name) => $"{type}::{name}";
}
