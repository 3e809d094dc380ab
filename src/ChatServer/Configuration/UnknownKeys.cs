using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;

namespace ChatServer.Configuration;

/// <summary>Finds keys that no option has: a misspelt key must not be passed over silently.</summary>
internal static class UnknownKeys
{
    /// <summary>
    /// Keys of the documented schema whose features come with later versions. They are accepted, so that one configuration file serves
    /// several versions, and the start-up log says that they have no effect.
    /// </summary>
    public static readonly FrozenSet<string> Reserved = FrozenSet<string>.Empty;

    /// <summary>The web gateway's section: one environment or file may configure both programs.</summary>
    private const string GatewaySection = "Chat:Gateway";

    /// <summary>A sentence about the first unknown key below <paramref name="section"/>, or null when there is none.</summary>
    public static string? FindFirst(IConfigurationSection section, Type options)
    {
        var known = options.GetProperties().ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (Reserved.Contains(child.Path) || child.Path.Equals(GatewaySection, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!known.TryGetValue(child.Key, out var property))
                return $"{child.Path} is not a setting. Known here: {string.Join(", ", known.Keys.Order())}.";
            if (FindBelow(child, property.PropertyType) is { } unknown)
                return unknown;
        }

        return null;
    }

    /// <summary>Those reserved keys that <paramref name="configuration"/> sets.</summary>
    public static IEnumerable<string> FindReserved(IConfiguration configuration) =>
        Reserved.Where(key => configuration.GetSection(key).Exists()).Order();

    private static string? FindBelow(IConfigurationSection child, Type type)
    {
        if (type.IsGenericType && type.GetGenericArguments() is [{ Namespace: not "System" } element])
            return child.GetChildren().Select(entry => FindFirst(entry, element)).FirstOrDefault(unknown => unknown is not null);

        return type is { IsClass: true, Namespace: not "System" } ? FindFirst(child, type) : null;
    }
}
