using ChatWeb.Authentication;

namespace ChatWeb.Components.Chat;

/// <summary>What a user means by a line of the composer: a closed family of records. <see cref="Parse"/> is the table of commands.</summary>
internal abstract record SlashCommand
{
    private SlashCommand()
    {
    }

    public sealed record Say(string Text) : SlashCommand;

    public sealed record Me(string Text) : SlashCommand;

    public sealed record Join(string Channel, string? Key) : SlashCommand;

    /// <summary>Leaves the named channel, or the one before the user's eyes.</summary>
    public sealed record Part(string? Channel, string? Reason) : SlashCommand;

    public sealed record Nick(string Name) : SlashCommand;

    /// <summary>Opens a private conversation, and says something in it when there is a text.</summary>
    public sealed record Msg(string Target, string? Text) : SlashCommand;

    public sealed record Topic(string Text) : SlashCommand;

    public sealed record Away(string? Message) : SlashCommand;

    public sealed record Quit(string? Reason) : SlashCommand;

    public sealed record Help : SlashCommand;

    public sealed record Unknown(string Name) : SlashCommand;

    /// <summary>A known command with something missing.</summary>
    public sealed record Incomplete(string HowTo) : SlashCommand;

    public sealed record BadChannel(string Name) : SlashCommand;

    /// <summary>A channel's key that cannot be one. It is not repeated: keys are secrets.</summary>
    public sealed record BadKey(string Channel) : SlashCommand;

    public sealed record BadNick(string Name) : SlashCommand;

    /// <summary>How each command is written, in the order of the help sheet.</summary>
    public static class Usage
    {
        public const string Join = "/join #channel [key]";
        public const string Part = "/part [#channel] [reason]";
        public const string Me = "/me waves";
        public const string Msg = "/msg nickname [text]";
        public const string Topic = "/topic text";
        public const string Nick = "/nick name";
        public const string Away = "/away [message]";
        public const string Quit = "/quit [message]";
        public const string Slash = "//text";
    }

    public static SlashCommand Parse(string line)
    {
        if (!line.StartsWith('/'))
            return new Say(line);

        if (line.StartsWith("//", StringComparison.Ordinal))
            return new Say(line[1..]);

        var (name, rest) = Split(line[1..]);
        return name.ToLowerInvariant() switch
        {
            "join" or "j" => ParseJoin(rest),
            "part" or "leave" => ParsePart(rest),
            "nick" => rest is null ? new Incomplete(Usage.Nick) : SignInForm.IsNick(rest) ? new Nick(rest) : new BadNick(rest),
            "me" => rest is null ? new Incomplete(Usage.Me) : new Me(rest),
            "msg" or "query" => ParseMsg(rest),
            "topic" => rest is null ? new Incomplete(Usage.Topic) : new Topic(rest),
            "away" => new Away(rest),
            "back" => new Away(null),
            "quit" => new Quit(rest),
            "help" => new Help(),
            _ => new Unknown(name),
        };
    }

    private static SlashCommand ParseJoin(string? rest)
    {
        if (rest is null)
            return new Incomplete(Usage.Join);

        var (channel, key) = Split(rest);
        channel = channel[0] is '#' or '&' ? channel : '#' + channel;
        if (!SignInForm.IsChannel(channel))
            return new BadChannel(channel);

        return key is null || SignInForm.IsChannelKey(key) ? new Join(channel, key) : new BadKey(channel);
    }

    private static Part ParsePart(string? rest)
    {
        if (rest is null || rest[0] is not ('#' or '&'))
            return new Part(null, rest);

        var (channel, reason) = Split(rest);
        return new Part(channel, reason);
    }

    private static SlashCommand ParseMsg(string? rest)
    {
        if (rest is null)
            return new Incomplete(Usage.Msg);

        var (target, text) = Split(rest);
        return SignInForm.IsNick(target) || SignInForm.IsChannel(target) ? new Msg(target, text) : new BadNick(target);
    }

    private static (string First, string? Remainder) Split(string text)
    {
        var space = text.AsSpan().IndexOfAny(' ', '\n');
        if (space < 0)
            return (text, null);

        var rest = text[(space + 1)..].Trim();
        return (text[..space], rest.Length == 0 ? null : rest);
    }
}
