using ChatCore.Client;
using ChatWeb.Components.Chat.Writing;
using ChatWeb.Resources;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>Carries out what was typed in the composer.</summary>
/// <param name="session">Whose session.</param>
/// <param name="tab">Where it was typed.</param>
/// <param name="texts">The words for what cannot be done.</param>
internal sealed class CommandRunner(UserSession session, TabState tab, ChatTexts texts)
{
    /// <summary>Whether the user asked to sign out.</summary>
    public bool WantsToQuit { get; private set; }

    /// <param name="where">The conversation it was written in: another may be selected by the time it is here.</param>
    /// <param name="line">What was typed.</param>
    /// <param name="id">The id that the browser gave the message; null when it keeps none.</param>
    /// <returns>What is wrong with it, in words; null when it was done.</returns>
    public string? Run(Conversation? where, string line, string? id = null)
    {
        try
        {
            return SlashCommand.Parse(line) switch
            {
                SlashCommand.Say say => Say(where, say.Text, MessageKind.Message, "msg", id),
                SlashCommand.Me me => Say(where, me.Text, MessageKind.Action, "me", id),
                SlashCommand.Join join => Do(() => tab.Select(session.Open(join.Channel, join.Key))),
                SlashCommand.Part part => Leave(where, part),
                SlashCommand.Nick nick => Do(() => session.ChangeNick(nick.Name)),
                SlashCommand.Msg msg => WriteTo(msg),
                SlashCommand.Topic topic => where is { IsChannel: true } channel
                    ? Do(() => session.SetTopic(channel.Name, topic.Text))
                    : texts.CommandNeedsChannel("topic"),
                SlashCommand.Away away => Do(() => session.SetAway(away.Message)),
                SlashCommand.Quit => Do(() => WantsToQuit = true),
                SlashCommand.Help => Do(() => tab.OpenDialog = TabState.Dialog.Help),
                SlashCommand.Unknown unknown => texts.CommandUnknown(unknown.Name),
                SlashCommand.Incomplete incomplete => texts.CommandUsage(incomplete.HowTo),
                SlashCommand.BadChannel bad => texts.CommandBadChannel(bad.Name),
                SlashCommand.BadKey bad => texts.CommandBadKey(bad.Channel),
                SlashCommand.BadNick bad => texts.CommandBadNick(bad.Name),
                var other => throw new NotSupportedException($"No such command: {other}."),
            };
        }
        catch (InvalidOperationException)
        {
            return texts.OutboxFull;
        }
    }

    private string? Say(Conversation? where, string text, MessageKind kind, string command, string? id)
    {
        if (where is null)
            return texts.CommandNeedsChannel(command);

        // Given once more: what is being answered now is another message's.
        if (id is null || !session.Deliveries.Knows(id))
            session.Send(where.Name, EmojiTable.ReplaceCodes(text), kind, tab.Talk.TakeReply(where), id);
        tab.Talk.GoToLatest(where);
        return null;
    }

    private string? Leave(Conversation? where, SlashCommand.Part part)
    {
        var conversation = part.Channel is null ? where : session.State.Find(part.Channel);
        if (conversation is null)
            return texts.CommandNeedsChannel("part");

        session.Leave(conversation, part.Reason);
        tab.KeepSelectionValid();
        return null;
    }

    private string? WriteTo(SlashCommand.Msg msg)
    {
        if (session.State.Support.IsChannel(msg.Target) && session.State.Find(msg.Target) is null)
            return texts.CommandNeedsChannel("msg");

        tab.Select(session.State.Find(msg.Target) ?? session.Open(msg.Target));
        if (msg.Text is not null)
            session.Send(msg.Target, EmojiTable.ReplaceCodes(msg.Text));

        return null;
    }

    private static string? Do(Action action)
    {
        action();
        return null;
    }
}
