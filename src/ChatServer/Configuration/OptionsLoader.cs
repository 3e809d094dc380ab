using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ChatServer.Configuration;

/// <summary>Reads the configuration's sources and the section <c>Chat</c>, and refuses what it cannot make sense of.</summary>
internal static class OptionsLoader
{
    public const string SectionName = "Chat";

    /// <summary><c>appsettings.json</c> beside the program or in the current folder, then FILE, then the environment.</summary>
    /// <exception cref="ConfigurationException">The file is missing or no JSON.</exception>
    public static IConfigurationRoot ReadSources(string? file)
    {
        var builder = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true);
        if (file is not null)
            builder.AddJsonFile(Path.GetFullPath(file), optional: false);

        try
        {
            return builder.AddEnvironmentVariables().Build();
        }
        catch (FileNotFoundException)
        {
            throw new ConfigurationException($"--config '{file}': there is no such file.");
        }
        catch (InvalidDataException invalid)
        {
            throw new ConfigurationException($"{OneLine(invalid.Message)} {OneLine(invalid.InnerException?.Message)}".Trim());
        }
    }

    /// <summary>The options, complete and proven.</summary>
    /// <exception cref="ConfigurationException">A key is unknown or a value not allowed.</exception>
    public static ChatOptions Load(IConfiguration configuration)
    {
        var section = configuration.GetSection(SectionName);
        if (UnknownKeys.FindFirst(section, typeof(ChatOptions)) is { } unknown)
            throw new ConfigurationException(unknown);

        ChatOptions options;
        try
        {
            options = section.Get<ChatOptions>() ?? new ChatOptions();
        }
        catch (InvalidOperationException conversion)
        {
            throw new ConfigurationException(DescribeConversion(section, conversion));
        }

        if (options.Listeners.Count == 0)
            options = options with { Listeners = [new ListenerOptions()] };
        if (OptionsCheck.FindFirst(options) is { } wrong)
            throw new ConfigurationException(wrong);

        return options;
    }

    /// <summary>The binder's words hold key, value and type; only the line ends have to go.</summary>
    private static string DescribeConversion(IConfigurationSection section, InvalidOperationException conversion)
    {
        foreach (var (key, value) in section.AsEnumerable())
        {
            if (value is not null && conversion.Message.Contains($"'{key}'", StringComparison.OrdinalIgnoreCase))
                return string.Create(CultureInfo.InvariantCulture, $"{key} is '{value}', which is not {Expected(conversion.Message)}.");
        }

        return OneLine(conversion.Message);
    }

    private static string Expected(string message) => message switch
    {
        _ when message.Contains("Boolean", StringComparison.Ordinal) => "true or false",
        _ when message.Contains("Int32", StringComparison.Ordinal) => "a whole number",
        _ when message.Contains("Int64", StringComparison.Ordinal) => "a whole number",
        _ when message.Contains("Double", StringComparison.Ordinal) => "a number",
        _ when message.Contains(nameof(Durability), StringComparison.Ordinal) => string.Join(" or ", Enum.GetNames<Durability>()),
        _ when message.Contains(nameof(TransportKind), StringComparison.Ordinal) => string.Join(", ", Enum.GetNames<TransportKind>()),
        _ => "of the kind that is expected",
    };

    private static string OneLine(string? text) => text?.ReplaceLineEndings(" ") ?? string.Empty;
}
