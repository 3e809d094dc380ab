using System.Globalization;
using ChatCore.Protocol;

namespace ChatServer.Commands;

/// <summary>A "no" to the client: a numeric, or a standard reply FAIL. Every one that the server can say is here.</summary>
internal sealed record Refusal : Reply
{
    private Refusal(string verb, params IReadOnlyList<string> parameters)
        : base(verb, parameters)
    {
    }

    public static Refusal NoSuchNick(string nick) => new(Numeric.ErrNoSuchNick, Target.Shown(nick), "No such nick");

    public static Refusal NoSuchChannel(string name) => new(Numeric.ErrNoSuchChannel, Target.Shown(name), "No such channel");

    public static Refusal CannotSendToChannel(string name, string reason) => new(Numeric.ErrCannotSendToChan, Target.Shown(name), reason);

    public static Refusal TooManyChannels(string name, int limit) =>
        new(Numeric.ErrTooManyChannels, Target.Shown(name), string.Create(CultureInfo.InvariantCulture, $"You are in {limit} channels already, which is the limit"));

    public static Refusal TooManyTargets(string target, int limit) =>
        new(Numeric.ErrTooManyTargets, Target.Shown(target), string.Create(CultureInfo.InvariantCulture, $"At most {limit} targets are allowed"));

    public static Refusal NoOrigin() => new(Numeric.ErrNoOrigin, "No origin given");

    public static Refusal InvalidCapCommand(string command) => new(Numeric.ErrInvalidCapCmd, Target.Shown(command), "Unknown CAP subcommand");

    public static Refusal NoRecipient(string verb) => new(Numeric.ErrNoRecipient, $"No recipient given ({verb})");

    public static Refusal NoTextToSend() => new(Numeric.ErrNoTextToSend, "No text to send");

    public static Refusal InputTooLong() => new(Numeric.ErrInputTooLong, "Input line was too long");

    public static Refusal UnknownCommand(string verb) => new(Numeric.ErrUnknownCommand, Target.Shown(verb), "Unknown command");

    public static Refusal NoMotd() => new(Numeric.ErrNoMotd, "There is no message of the day");

    public static Refusal NoNicknameGiven() => new(Numeric.ErrNoNicknameGiven, "No nickname given");

    public static Refusal NickNotAscii(string nick) =>
        new(Numeric.ErrErroneousNickname, Target.Shown(nick), "This nickname is not allowed: use letters without accents, digits and - _ [ ] { } ` ^ |");

    public static Refusal ErroneousNickname(string nick) => new(Numeric.ErrErroneousNickname, Target.Shown(nick), "This nickname is not allowed");

    public static Refusal NicknameInUse(string nick) => new(Numeric.ErrNicknameInUse, nick, "Nickname is already in use");

    public static Refusal UserNotInChannel(string nick, string channel) =>
        new(Numeric.ErrUserNotInChannel, nick, channel, "They aren't on that channel");

    public static Refusal NotOnChannel(string name) => new(Numeric.ErrNotOnChannel, name, "You're not on that channel");

    public static Refusal NotRegistered() => new(Numeric.ErrNotRegistered, "You have not registered");

    public static Refusal NeedMoreParameters(string verb) => new(Numeric.ErrNeedMoreParams, verb, "Not enough parameters");

    public static Refusal AlreadyRegistered() => new(Numeric.ErrAlreadyRegistered, "You may not reregister");

    public static Refusal PasswordMismatch() => new(Numeric.ErrPasswdMismatch, "Password incorrect");

    public static Refusal TooManyPasswords() => new(Numeric.ErrPasswdMismatch, "Too many wrong passwords: try again in a minute");

    public static Refusal UnknownMode(char letter) => new(Numeric.ErrUnknownMode, letter.ToString(), "is an unknown mode character to me");

    public static Refusal BadChannelName(string name) => new(Numeric.ErrBadChanMask, Target.Shown(name), "Channel names begin with # and hold no spaces or commas");

    public static Refusal ChannelOperatorNeeded(string name) => new(Numeric.ErrChanOPrivsNeeded, name, "You're not a channel operator");

    public static Refusal SaslFailed(string reason = "SASL authentication failed") => new(Numeric.ErrSaslFail, reason);

    public static Refusal SaslTooLong() => new(Numeric.ErrSaslTooLong, "SASL message too long");

    public static Refusal SaslAborted() => new(Numeric.ErrSaslAborted, "SASL authentication aborted");

    public static Refusal SaslMechanisms(IEnumerable<string> offered) =>
        new(Numeric.RplSaslMechs, string.Join(',', offered), "are available SASL mechanisms");

    public static Refusal NicknameReserved(string nick) => new(Numeric.ErrNicknameInUse, nick, "Nickname belongs to an account: log in to it first");

    public static Refusal UnknownUserMode() => new(Numeric.ErrUModeUnknownFlag, "Unknown MODE flag");

    public static Refusal UsersDontMatch() => new(Numeric.ErrUsersDontMatch, "Cannot see or change the modes of other users");

    public static Refusal NoSuchServer(string name) => new(Numeric.ErrNoSuchServer, Target.Shown(name), "No such server");

    public static Refusal ConfusableChannel(string name, string lookalike) =>
        new(Numeric.ErrBadChanMask, Target.Shown(name), $"This name looks like {lookalike}, which exists");

    public static Refusal ConfusableNick(string nick) =>
        new(Numeric.ErrErroneousNickname, Target.Shown(nick), "This nickname mixes letters of scripts that look alike");

    public static Refusal BannedFromChannel(string name) => new(Numeric.ErrBannedFromChan, name, "Cannot join channel (+b): you are banned");

    public static Refusal InviteOnlyChannel(string name) => new(Numeric.ErrInviteOnlyChan, name, "Cannot join channel (+i): you are not invited");

    public static Refusal BadChannelKey(string name) => new(Numeric.ErrBadChannelKey, name, "Cannot join channel (+k): the key is missing or wrong");

    public static Refusal ChannelIsFull(string name) => new(Numeric.ErrChannelIsFull, name, "Cannot join channel (+l): it is full");

    public static Refusal AccountNeeded(string target, string reason) => new(Numeric.ErrNeedReggedNick, target, reason);

    public static Refusal CannotSendToUser(string nick, string reason) => new(Numeric.ErrCannotSendToUser, nick, reason);

    public static Refusal UserOnChannel(string nick, string channel) => new(Numeric.ErrUserOnChannel, nick, channel, "is already on that channel");

    public static Refusal MaskListFull(string channel, string mask, char letter) =>
        new(Numeric.ErrBanListFull, channel, mask, $"The list of mode {letter} is full");

    public static Refusal InvalidModeParameter(string target, char letter, string parameter, string reason) =>
        new(Numeric.ErrInvalidModeParam, target, letter.ToString(), Target.Shown(parameter), reason);

    public static Refusal NoPrivileges() => new(Numeric.ErrNoPrivileges, "Permission denied: you are not a server operator");

    public static Refusal WasNoSuchNick(string nick) => new(Numeric.ErrWasNoSuchNick, Target.Shown(nick), "There was no such nickname");

    public static Refusal HelpNotFound(string subject) => new(Numeric.ErrHelpNotFound, Target.Shown(subject), "No help is available on this topic");

    public static Refusal MonitorListFull(int limit, string nicks) =>
        new(Numeric.ErrMonitorListFull, limit.ToString(CultureInfo.InvariantCulture), Target.Shown(nicks), "Monitor list is full");

    /// <summary>IRCv3 <c>standard-replies</c>: <c>FAIL command code context… :description</c>.</summary>
    public static Refusal Fail(string command, string code, string description, params IReadOnlyList<string> context) =>
        new(Verbs.Fail, [command, code, .. context.Select(Target.Shown), description]);

    public static Refusal InvalidUtf8(string verb) => Fail(verb, "INVALID_UTF8", "Message rejected: your client must use UTF-8");

    public static Refusal InternalError(string verb) => new(Numeric.ErrUnknownError, verb, "The server failed to do this; the operator can see why in its log");

    public static Refusal NotStored(string verb, string target) =>
        Fail(verb, "MESSAGE_NOT_STORED", "The message could not be stored and was not delivered: try again later", target);
}
