using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Commands.Messaging;
using ChatServer.Configuration;
using ChatServer.Delivery;
using ChatServer.Engine;
using ChatServer.Questions;
using ChatServer.State;
using Microsoft.Extensions.Logging;

namespace ChatServer.Commands;

/// <summary>Guards, runs the command, and carries out its outcomes in order.</summary>
internal sealed class CommandDispatcher(World world, EventRecorder recorder, ChatOptions options, ILogger<CommandDispatcher> logger)
{
    private readonly Source _server = new(options.ServerName);
    private readonly Dictionary<string, long> _usage = new(StringComparer.Ordinal);

    /// <summary>Runs one command of a client.</summary>
    /// <returns>The command if it stands still at a question, which is then among the batch's effects; null when it is done.</returns>
    public RunningCommand? Dispatch(Session session, Message message, EngineBatch batch)
    {
        var output = new CommandOutput(batch, _server, session, message.Tags.Find(TagNames.Label));
        var context = new CommandContext(world, session, message, world.Reloaded ?? options, recorder.Present) { Usage = _usage };
        if (CommandTable.All.ContainsKey(message.Verb))
            _usage[message.Verb] = _usage.GetValueOrDefault(message.Verb) + 1;
        try
        {
            return Run(session, new RunningCommand(message.Verb, Outcomes(context).GetEnumerator(), output), batch);
        }
        catch (Exception bug)
        {
            return Fail(message.Verb, output, bug);
        }
    }

    /// <summary>Goes on with a command whose question is answered.</summary>
    public RunningCommand? Resume(Session session, RunningCommand command, EngineBatch batch)
    {
        command.Output.ContinueIn(batch);
        try
        {
            return Run(session, command, batch);
        }
        catch (Exception bug)
        {
            return Fail(command.Verb, command.Output, bug);
        }
    }

    /// <summary>Ends a session: its user quits, the connection is told why and closed.</summary>
    public void End(Session session, string reason, EngineBatch batch)
    {
        var output = new CommandOutput(batch, _server, session, label: null);
        End(session, reason, output, batch);
        output.Complete();
    }

    /// <summary>A connection is gone by itself.</summary>
    public void Lose(Session session, string reason, EngineBatch batch)
    {
        var output = new CommandOutput(batch, _server, session, label: null);
        Leave(session, reason, output, batch);
    }

    private RunningCommand? Run(Session session, RunningCommand command, EngineBatch batch)
    {
        while (command.Outcomes.MoveNext())
        {
            if (command.Outcomes.Current is Question question)
            {
                batch.Questions.Add(new QuestionRaised(session.Id, question));
                return command;
            }

            CarryOut(command.Outcomes.Current, session, command.Output, batch);
        }

        command.Outcomes.Dispose();
        command.Output.Complete();
        return null;
    }

    private RunningCommand? Fail(string verb, CommandOutput output, Exception bug)
    {
        CommandsLog.Failed(logger, verb, bug);
        output.Reply(Refusal.InternalError(verb));
        output.Complete();
        return null;
    }

    private static IEnumerable<Outcome> Outcomes(CommandContext context)
    {
        var verb = context.Message.Verb;
        if (MultilineLines.Takes(context))
            return MultilineLines.Add(context);
        if (!CommandTable.All.TryGetValue(verb, out var command))
            return [context.Session.User is null ? Refusal.NotRegistered() : Refusal.UnknownCommand(verb)];

        return Guard(command.Spec, context) is { } refusal ? [refusal] : command.Execute(context);
    }

    private static Refusal? Guard(CommandSpec spec, CommandContext context) => spec.Stage switch
    {
        CommandStage.Registered when context.Session.User is null => Refusal.NotRegistered(),
        CommandStage.Registering when context.Session.User is not null => Refusal.AlreadyRegistered(),
        _ when spec.ForOperators && !context.User.IsOperator => Refusal.NoPrivileges(),
        _ when context.Parameters.Count < spec.MinParameters => Refusal.NeedMoreParameters(spec.Verb),
        _ => null,
    };

    private void CarryOut(Outcome outcome, Session session, CommandOutput output, EngineBatch batch)
    {
        switch (outcome)
        {
            case ChatEvent happened:
                recorder.Record(happened, session, output, batch);
                break;

            case Reply reply:
                output.Reply(reply);
                break;

            case LineShown shown:
                output.ToActor(shown.Line);
                break;

            case HistoryShown history:
                output.Reply(new Batched("chathistory", [history.Target], [.. history.Entries.Select(entry => entry.ToOutgoing())]));
                break;

            case Batched batched:
                output.Reply(batched);
                break;

            case BatchedReplies batched:
                output.Reply(batched);
                break;

            case AnswerLabelled labelled:
                output.Label = labelled.Label;
                break;

            case SessionEnded ended:
                End(session, ended.Reason, output, batch);
                break;

            case GhostEnded ghost:
                foreach (var earlier in world.FindUser(ghost.User)?.Sessions.ToArray() ?? [])
                    End(earlier, "Connected again", batch);
                break;

            case UserKilled killed:
                Kill(killed, session, output, batch);
                break;

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

    private void Kill(UserKilled killed, Session killer, CommandOutput output, EngineBatch batch)
    {
        if (world.FindUser(killed.User) is not { } victim)
            return;

        var reason = $"Killed ({killed.By.Nick}: {killed.Reason})";
        foreach (var session in victim.Sessions.ToArray())
        {
            output.ToSession(session.Id, new Message(Verbs.Kill, victim.Nick, reason) { Source = killed.By }, EffectCondition.Always);
            if (session == killer)
                End(session, reason, output, batch);
            else
                End(session, reason, batch);
        }

        // Somebody who stays present without a connection has to be told to go as well.
        if (world.FindUser(killed.User) is { } remaining)
            recorder.Record(Quit(remaining, reason), killer, output, batch);
    }

    private UserQuit Quit(User user, string reason) =>
        new(user.Id, user.Source, reason, [.. user.Channels.Select(channel => (channel.Id, channel.Name))])
        {
            Account = world.IsHereTwice(user) ? null : user.Account,
        };

    private void Leave(Session session, string reason, CommandOutput output, EngineBatch batch)
    {
        if (session.User is { } user && Remains(user))
        {
            Detach(session, user, output, batch);
        }
        else if (session.User is { } leaving)
        {
            recorder.Record(Quit(leaving, reason), session, output, batch);
        }
        else
        {
            recorder.Record(new SessionClosed(session.Id), session, output, batch);
        }
    }

    /// <summary>Whether the user is still here when one of its connections is gone.</summary>
    private bool Remains(User user) => user.Sessions.Count > 1
        || (user.Account is { } account && KeptChanges.Stays(account, world, options)
            && !(world.FindDetached(account) is { } waiting && waiting.Channels.Count >= user.Channels.Count));

    /// <summary>
    /// Of an account one user stays without a connection, the one that is in more channels: otherwise whoever logs in under one nickname
    /// after the other would leave all of them there.
    /// </summary>
    private void Detach(Session session, User user, CommandOutput output, EngineBatch batch)
    {
        if (user.Sessions.Count == 1 && world.FindDetached(user.Account!) is { } waiting)
            recorder.Record(Quit(waiting, "Here by another connection"), session, output, batch);
        recorder.Record(new SessionDetached(session.Id, user.Id), session, output, batch);
    }
}
