using ChatCore.Protocol;
using ChatServer.Commands.Lookups;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary>The last step of NICK, USER and CAP END: makes the connection a user once all is said, and welcomes it.</summary>
internal static class Registration
{
    public static IEnumerable<Outcome> TryComplete(CommandContext context)
    {
        var verdict = RegistrationGate.Judge(context.Session, context.World, context.Options);
        if (verdict is RegistrationGate.Verdict.Returning returning)
        {
            yield return new GhostEnded(returning.Ghost.Id);
            verdict = RegistrationGate.Judge(context.Session, context.World, context.Options);
        }

        switch (verdict)
        {
            case RegistrationGate.Verdict.Denied denied:
                yield return denied.Refusal;
                yield return new SessionEnded("Password incorrect");
                break;

            case RegistrationGate.Verdict.NickTaken taken:
                yield return taken.Refusal;
                break;

            case RegistrationGate.Verdict.Joining joining:
                foreach (var outcome in Attachment.To(context, joining.User))
                    yield return outcome;
                break;

            case RegistrationGate.Verdict.Ready:
                var session = context.Session;
                var source = new Source(session.Nick!, session.UserName, session.Origin.Host);
                var modes = UserModeTable.Parse(context.Options.Users.DefaultModes) | (session.Origin.IsSecure ? UserModes.Secure : UserModes.None);
                yield return new UserRegistered(session.Id, context.World.NextUserId, source, session.RealName!, modes);
                foreach (var reply in Welcome(context))
                    yield return reply;
                break;
        }
    }

    public static IEnumerable<Outcome> Welcome(CommandContext context)
    {
        var options = context.Options;
        yield return new Reply(Numeric.RplWelcome, $"Welcome to the {options.NetworkName} network, {context.User.Nick}");
        yield return new Reply(Numeric.RplYourHost, $"Your host is {options.ServerName}, running version {ServerVersion.Name}");
        yield return new Reply(Numeric.RplCreated, "This server keeps the history of its conversations");
        yield return new Reply(Numeric.RplMyInfo, options.ServerName, ServerVersion.Name, UserModeTable.Letters, ChannelModes.Letters, ChannelModes.ParameterLetters);
        foreach (var line in ISupportTokens.Announce(context))
            yield return line;
        foreach (var line in Replies.UserCounts(context.World))
            yield return line;
        if (MetadataLines.Knows(context.Session))
            yield return MetadataLines.OfUser(context.Session, context.User);
        foreach (var line in Replies.Motd(context.World, options))
            yield return line;
        if (context.User.Modes != UserModes.None)
            yield return new Reply(Numeric.RplUModeIs, UserModeTable.Format(context.User.Modes));
        if (context.User.AwayMessage is not null)
            yield return Replies.NowAway();
    }
}
