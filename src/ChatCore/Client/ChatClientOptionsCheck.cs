namespace ChatCore.Client;

/// <summary>Proves options before the first socket opens; what is wrong is named with its value and what is allowed.</summary>
internal static class ChatClientOptionsCheck
{
    public static void ThrowIfInvalid(ChatClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Port(options.Server.Port, "Server");
        Port(options.ConnectTo?.Port ?? options.Server.Port, "ConnectTo");
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Server.Host, nameof(options.Server));
        WireText.Name(options.Nick, nameof(options.Nick));
        if (options.UserName is not null)
            WireText.Name(options.UserName, nameof(options.UserName));
        OneLine(options.RealName, nameof(options.RealName));
        OneLine(options.Password, nameof(options.Password));
        if (options.Account is { } account)
            ThrowIfInvalid(account);

        if (options.Introduction is { } introduction)
            ThrowIfInvalid(introduction);

        foreach (var channel in options.Channels)
            WireText.Name(channel, nameof(options.Channels));

        foreach (var key in options.MetadataKeys)
            WireText.Name(key, nameof(options.MetadataKeys));

        Within(options.MetadataKeys.Count, 0, 20, nameof(options.MetadataKeys));
        Within(options.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), nameof(options.ConnectTimeout));
        Within(options.RegistrationTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), nameof(options.RegistrationTimeout));
        Within(options.KeepAlive, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10), nameof(options.KeepAlive));
        Within(options.OutboxLimit, 1, 10_000, nameof(options.OutboxLimit));
        Within(options.HistoryOnJoin, 0, 1_000, nameof(options.HistoryOnJoin));
        if (options.Certificate is { HasPrivateKey: false })
            throw new ArgumentException("Certificate must come with its private key.", nameof(options));
    }

    public static void ThrowIfInvalid(ClientAccount account)
    {
        WireText.Name(account.Name, nameof(ChatClientOptions.Account));
        OneLine(account.Password, nameof(ChatClientOptions.Account));
    }

    private static void ThrowIfInvalid(GatewayIntroduction introduction)
    {
        WireText.Name(introduction.Gateway, nameof(ChatClientOptions.Introduction));
        OneWord(introduction.Password, nameof(ChatClientOptions.Introduction));
    }

    /// <summary>The value itself stays out of the message: it is a password.</summary>
    private static void OneWord(string? text, string name)
    {
        if (text is not null && (text.Length == 0 || text.StartsWith(':') || text.AsSpan().ContainsAny(" \0\r\n")))
            throw new ArgumentException($"The password of {name} has to be one word that does not begin with a colon.", name);
    }

    private static void Port(int port, string name) => Within(port, 1, 65_535, $"{name}.Port");

    /// <summary>The value itself stays out of the message: it may be a password.</summary>
    private static void OneLine(string? text, string name)
    {
        if (text is not null && text.AsSpan().ContainsAny('\0', '\r', '\n'))
            throw new ArgumentException($"{name} may not hold line breaks or NUL.", name);
    }

    private static void Within<T>(T value, T lowest, T highest, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(lowest) < 0 || value.CompareTo(highest) > 0)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; allowed is {lowest} to {highest}.");
    }
}
