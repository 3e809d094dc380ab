using ChatCore.Protocol;
using ChatServer.Commands.Accounts;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary>
/// <c>PRIVMSG target{,target} :text</c> and <c>NOTICE</c> send a message to channels, to those of a channel with a rank (<c>@#channel</c>)
/// and to users. A NOTICE is never answered, so that no two programs answer each other for ever.
/// </summary>
internal sealed class MessageCommand(string verb) : ICommand
{
    public CommandSpec Spec { get; } = new(verb);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var outcomes = Send(context);
        return verb == Verbs.Notice ? outcomes.Where(outcome => outcome is not Refusal) : outcomes;
    }

    private IEnumerable<Outcome> Send(CommandContext context)
    {
        if (context.Find(0) is not { } targets)
            return [Refusal.NoRecipient(verb)];
        if (context.Find(1) is not { } text)
            return [Refusal.NoTextToSend()];

        var names = targets.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var limit = context.Options.Limits.TargetsPerMessage;
        if (names.Length > limit)
            return [Refusal.TooManyTargets(names[limit], limit)];

        var tags = context.Message.Tags.ClientOnly();
        if (context.User.IsBot)
            tags = tags.With(TagNames.Bot, null);
        return names is [var only] ? Send(context, only, text, tags) : names.SelectMany(name => Send(context, name, text, tags));
    }

    internal IEnumerable<Outcome> Send(CommandContext context, string name, string text, MessageTags tags)
    {
        var prefix = RankTarget.PrefixOf(name);
        if (context.World.FindChannel(name[prefix.Length..]) is { } channel)
            return [ToChannel(context, channel, prefix, text, tags)];
        if (State.Names.IsChannel(name))
            return [Refusal.NoSuchChannel(name)];

        if (verb == Verbs.PrivMsg && NickServ.Is(name))
            return NickServ.Hear(context, text);

        return context.World.FindUser(name) is { } recipient ? ToUser(context, recipient, text, tags) : [Refusal.NoSuchNick(name)];
    }

    private Outcome ToChannel(CommandContext context, Channel channel, string prefix, string text, MessageTags tags)
    {
        var user = context.User;
        var target = prefix + channel.Name;
        if ((ChannelPolicy.CanSay(user, channel, text) ?? CheckLength(context, target, text)) is { } refusal)
            return refusal;

        return RankTarget.LowestFor(user, channel, prefix) is { } lowest
            ? new RankMessagePosted(verb, channel.Id, target, lowest, user.Id, user.Source, text, tags)
            : new ChannelMessagePosted(verb, channel.Id, user.Id, user.Source, text, tags);
    }

    private IEnumerable<Outcome> ToUser(CommandContext context, User recipient, string text, MessageTags tags)
    {
        var user = context.User;
        if ((UserPolicy.CanSayTo(user, recipient, text) ?? CheckLength(context, recipient.Nick, text)) is { } refusal)
        {
            yield return refusal;
            yield break;
        }

        var parties = PrivateParties.Of(user, recipient);
        yield return new PrivateMessagePosted(verb, user.Id, user.Source, recipient.Id, parties, text, tags);
        if (recipient.AwayMessage is { } away && verb == Verbs.PrivMsg)
            yield return new Reply(Numeric.RplAway, recipient.Nick, away);
    }

    /// <summary>The line that others get is longer by its source: rather than to cut the text, the server says so.</summary>
    private Refusal? CheckLength(CommandContext context, string target, string text)
    {
        var limit = context.Options.Limits.LineBytes;
        foreach (var line in MultilineText.Lines(text))
        {
            if (MessageWriter.LengthWithoutTags(new Message(verb, target, line.Text) { Source = context.User.Source }) > limit)
                return Refusal.InputTooLong();
        }

        return null;
    }
}
