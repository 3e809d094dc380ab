using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>A user's settings as a file of their own: what they arranged, and what they tell of themselves. No password, no message, no address.</summary>
internal sealed record SettingsFile(UserPreferences Preferences, Profile Profile)
{
    public const string Name = "webchat-settings.json";

    /// <summary>The longest file that is read: preferences at their bounds and a profile.</summary>
    public const int Limit = UserPreferences.TextLimit + 10_000;

    private const string Mark = "webchat";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public string ToJson()
    {
        var profile = new JsonObject
        {
            [ProfileKeys.DisplayName] = Profile.DisplayName,
            [ProfileKeys.Color] = Profile.Hue is { } hue ? ProfileColours.All[hue] : null,
            [ProfileKeys.Status] = Profile.Status,
        };
        return new JsonObject { [Mark] = Version, ["preferences"] = JsonNode.Parse(Preferences.ToJson()), ["profile"] = profile }.ToJsonString(Readable);
    }

    /// <summary>What the file holds, each value within its bounds; null when it is no file of settings.</summary>
    public static SettingsFile? TryRead(string text)
    {
        if (text.Length > Limit)
            return null;

        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 8 }) is not JsonObject file
                || file[Mark] is not JsonValue mark || !mark.TryGetValue<int>(out var version) || version != Version
                || UserPreferences.TryRead(file["preferences"]?.ToJsonString()) is not { } preferences)
            {
                return null;
            }

            var told = file["profile"] as JsonObject;
            return new SettingsFile(preferences, ProfileKeys.All.Aggregate(Profile.Empty, (profile, key) => profile.With(key, TextOf(told?[key]))));
        }
        catch (Exception damage) when (damage is JsonException or ArgumentException)
        {
            return null; // No JSON, or the same key twice.
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
