using System.Collections.Frozen;
using ChatCore.Protocol;
using ChatServer.Commands.Accounts;
using ChatServer.Commands.Channels;
using ChatServer.Commands.Connecting;
using ChatServer.Commands.Lookups;
using ChatServer.Commands.Messaging;
using ChatServer.Commands.Operators;
using ChatServer.Commands.Reading;

namespace ChatServer.Commands;

/// <summary>Every command that the server knows, one line each.</summary>
internal static class CommandTable
{
    public static readonly FrozenDictionary<string, ICommand> All = new ICommand[]
    {
        // Connecting
        new CapCommand(),
        new PassCommand(),
        new NickCommand(),
        new UserCommand(),
        new PingCommand(),
        new PongCommand(),
        new QuitCommand(),

        // Accounts
        new AuthenticateCommand(),
        new RegisterCommand(),
        new VerifyCommand(),
        new NickServCommand("NS"),
        new NickServCommand("NICKSERV"),

        // Channels
        new JoinCommand(),
        new PartCommand(),
        new TopicCommand(),
        new NamesCommand(),
        new ListCommand(),
        new ModeCommand(),
        new KickCommand(),
        new InviteCommand(),
        new RenameCommand(),

        // Messaging
        new MessageCommand(Verbs.PrivMsg),
        new MessageCommand(Verbs.Notice),
        new TagMsgCommand(),
        new AwayCommand(),
        new BatchCommand(),
        new RedactCommand(),
        new EditMsgCommand(),
        new SetNameCommand(),
        new AcceptCommand(),

        // Reading
        new ChatHistoryCommand(),
        new MarkReadCommand(),
        new SearchCommand(),

        // Lookups
        new WhoCommand(),
        new WhoIsCommand(),
        new WhoWasCommand(),
        new UserHostCommand(),
        new IsOnCommand(),
        new MonitorCommand(),
        new MotdCommand(),
        new LusersCommand(),
        new VersionCommand(),
        new ISupportCommand(),
        new MetadataCommand(),
        new LinksCommand(),
        new TimeCommand(),
        new InfoCommand(),
        new AdminCommand(),
        new HelpCommand(Verbs.Help),
        new HelpCommand(Verbs.HelpOp),
        new StatsCommand(),

        // Operators
        new OperCommand(),
        new KillCommand(),
        new WallopsCommand(),
        new ChgHostCommand(),
        new RehashCommand(),
    }.ToFrozenDictionary(command => command.Spec.Verb, StringComparer.Ordinal);
}
