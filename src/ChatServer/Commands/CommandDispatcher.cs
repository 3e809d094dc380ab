using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.Delivery;
using ChatServer.Engine;
using ChatServer.State;
using Microsoft.Extensions.Logging;

namespace ChatServer.Commands;

/// <summary>Guards, runs the command, and carries out its outcomes in order.</summary>
internal sealed class CommandDispatcher(World world, EventRecorder recorder, ChatOptions options, ILogger<CommandDispatcher> logger)
{
    /// <summary>Runs one command of a client.</summary>
    /// <returns>The history to be looked up before the client's next command runs; null for none.</returns>
    public HistoryLookup? Dispatch(Session session, Message message, EngineBatch batch)
    {
        var label = message.Tags.Find(TagNames.Label);
        var output = new CommandOutput(batch, options.ServerName, session, label);
        var context = new CommandContext(world, session, message, options, recorder.Present);
        HistoryLookup? lookup = null;
        try
        {
            foreach (var outcome in Outcomes(context))
                lookup ??= CarryOut(outcome, session, output, batch, label);
        }
        catch (Exception bug)
        {
            CommandsLog.Failed(logger, message.Verb, bug);
            output.Reply(Refusal.InternalError(message.Verb));
        }

        if (lookup is null)
            output.Complete();
        return lookup;
    }

    /// <summary>Ends a session: its user quits, the connection is told why and closed.</summary>
    public void End(Session session, string reason, EngineBatch batch)
    {
        var output = new CommandOutput(batch, options.ServerName, session, label: null);
        End(session, reason, output, batch);
        output.Complete();
    }

    /// <summary>A connection is gone by itself.</summary>
    public void Lose(Session session, string reason, EngineBatch batch)
    {
        var output = new CommandOutput(batch, options.ServerName, session, label: null);
        Leave(session, reason, output, batch);
    }

    private static IEnumerable<Outcome> Outcomes(CommandContext context)
    {
        var verb = context.Message.Verb;
        if (!CommandTable.All.TryGetValue(verb, out var command))
            return [context.Session.User is null ? Refusal.NotRegistered() : Refusal.UnknownCommand(verb)];

        return Guard(command.Spec, context) is { } refusal ? [refusal] : command.Execute(context);
    }

    private static Refusal? Guard(CommandSpec spec, CommandContext context) => spec.Stage switch
    {
        CommandStage.Registered when context.Session.User is null => Refusal.NotRegistered(),
        CommandStage.Registering when context.Session.User is not null => Refusal.AlreadyRegistered(),
        _ when context.Parameters.Count < spec.MinParameters => Refusal.NeedMoreParameters(spec.Verb),
        _ => null,
    };

    private HistoryLookup? CarryOut(Outcome outcome, Session session, CommandOutput output, EngineBatch batch, string? label)
    {
        switch (outcome)
        {
            case ChatEvent happened:
                recorder.Record(happened, session, output, batch);
                return null;

            case Reply reply:
                output.Reply(reply);
                return null;

            case SessionEnded ended:
                End(session, ended.Reason, output, batch);
                return null;

            case HistoryRequested requested:
                return new HistoryLookup(session.Id, requested, label);

            default:
                throw new InvalidOperationException($"Nobody carries out {outcome.GetType().Name}.");
        }
    }

    private void End(Session session, string reason, CommandOutput output, EngineBatch batch)
    {
        Leave(session, reason, output, batch);
        output.ToActor(new Message(Verbs.Error, $"Closing link: ({reason})"));
        output.ThenClose();
    }

    private void Leave(Session session, string reason, CommandOutput output, EngineBatch batch)
    {
        if (session.User is { } user)
        {
            var channels = user.Channels.Select(channel => (channel.Id, channel.Name)).ToArray();
            recorder.Record(new UserQuit(user.Id, user.Source, reason, channels), session, output, batch);
        }
        else
        {
            recorder.Record(new SessionClosed(session.Id), session, output, batch);
        }
    }
}
