using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the chat page says. Each member is a key of the resource files of the same name.</summary>
public sealed class ChatTexts(IStringLocalizer<ChatTexts> text)
{
    public string Conversations => text[nameof(Conversations)];

    public string Channels => text[nameof(Channels)];

    public string Private => text[nameof(Private)];

    public string JoinChannel => text[nameof(JoinChannel)];

    public string JoinChannelHint => text[nameof(JoinChannelHint)];

    public string ChannelName => text[nameof(ChannelName)];

    public string ChannelKey => text[nameof(ChannelKey)];

    public string Optional => text[nameof(Optional)];

    public string Join => text[nameof(Join)];

    public string Cancel => text[nameof(Cancel)];

    public string Close => text[nameof(Close)];

    public string Save => text[nameof(Save)];

    public string InvalidChannel => text[nameof(InvalidChannel)];

    public string InvalidKey => text[nameof(InvalidKey)];

    public string LeaveChannel(string channel) => text[nameof(LeaveChannel), channel];

    public string CloseConversation(string nick) => text[nameof(CloseConversation), nick];

    public string UnreadLabel(int count) => Plural.Of(text[nameof(UnreadLabel)], count);

    public string MentionLabel(int count) => Plural.Of(text[nameof(MentionLabel)], count);

    public string Members => text[nameof(Members)];

    public string MemberCount(int count) => Plural.Of(text[nameof(MemberCount)], count);

    public string ShowMembers => text[nameof(ShowMembers)];

    public string ShowConversations => text[nameof(ShowConversations)];

    public string Operators => text[nameof(Operators)];

    public string Voiced => text[nameof(Voiced)];

    public string Others => text[nameof(Others)];

    public string AwayLabel => text[nameof(AwayLabel)];

    public string YouLabel => text[nameof(YouLabel)];

    public string MessageMember(string nick) => text[nameof(MessageMember), nick];

    public string NoTopic => text[nameof(NoTopic)];

    public string EditTopic => text[nameof(EditTopic)];

    public string Topic => text[nameof(Topic)];

    public string PrivateWith(string nick) => text[nameof(PrivateWith), nick];

    public string MessagesIn(string conversation) => text[nameof(MessagesIn), conversation];

    public string WriteTo(string conversation) => text[nameof(WriteTo), conversation];

    public string Send => text[nameof(Send)];

    public string Today => text[nameof(Today)];

    public string Yesterday => text[nameof(Yesterday)];

    public string NewMessages => text[nameof(NewMessages)];

    public string HistoryStart(string conversation) => text[nameof(HistoryStart), conversation];

    public string HistoryStartPrivate(string nick) => text[nameof(HistoryStartPrivate), nick];

    public string LoadingHistory => text[nameof(LoadingHistory)];

    public string HistoryFailed => text[nameof(HistoryFailed)];

    public string HistoryFull => text[nameof(HistoryFull)];

    public string TryAgain => text[nameof(TryAgain)];

    public string Empty => text[nameof(Empty)];

    public string EmptyPrivate(string nick) => text[nameof(EmptyPrivate), nick];

    public string Loading => text[nameof(Loading)];

    public string Joining(string channel) => text[nameof(Joining), channel];

    public string CannotJoin(string channel) => text[nameof(CannotJoin), channel];

    public string NoConversation => text[nameof(NoConversation)];

    public string NoConversationText => text[nameof(NoConversationText)];

    public string JumpToLatest => text[nameof(JumpToLatest)];

    public string NewCount(int count) => Plural.Of(text[nameof(NewCount)], count);

    public string Pending => text[nameof(Pending)];

    public string Queued => text[nameof(Queued)];

    public string Stored => text[nameof(Stored)];

    public string Failed => text[nameof(Failed)];

    public string Retry => text[nameof(Retry)];

    public string Discard => text[nameof(Discard)];

    public string NoticeLabel => text[nameof(NoticeLabel)];

    public string NoteJoined(string nick) => text[nameof(NoteJoined), nick];

    public string NoteLeft(string nick) => text[nameof(NoteLeft), nick];

    public string NoteLeftReason(string nick, string reason) => text[nameof(NoteLeftReason), nick, reason];

    public string NoteKicked(string by, string nick) => text[nameof(NoteKicked), by, nick];

    public string NoteKickedReason(string by, string nick, string reason) => text[nameof(NoteKickedReason), by, nick, reason];

    public string NoteQuit(string nick) => text[nameof(NoteQuit), nick];

    public string NoteQuitReason(string nick, string reason) => text[nameof(NoteQuitReason), nick, reason];

    public string NoteChannelRenamed(string nick, string name) => text[nameof(NoteChannelRenamed), nick, name];

    public string NoteChannelRenamedReason(string nick, string name, string reason) => text[nameof(NoteChannelRenamedReason), nick, name, reason];

    public string NoteRenamed(string before, string after) => text[nameof(NoteRenamed), before, after];

    public string NoteTopicChanged(string nick, string topic) => text[nameof(NoteTopicChanged), nick, topic];

    public string NoteTopicCleared(string nick) => text[nameof(NoteTopicCleared), nick];

    public string NoteModeChanged(string nick, string change) => text[nameof(NoteModeChanged), nick, change];

    public string NoteRefused(string reason) => text[nameof(NoteRefused), reason];

    public string Reconnecting(string reason, int seconds) => text[nameof(Reconnecting), reason, seconds];

    public string ReconnectingNow(string reason) => text[nameof(ReconnectingNow), reason];

    public string ReconnectingHint => text[nameof(ReconnectingHint)];

    public string ConnectingServer => text[nameof(ConnectingServer)];

    public string StoppedByServer(string reason) => text[nameof(StoppedByServer), reason];

    public string StoppedKeyChanged => text[nameof(StoppedKeyChanged)];

    public string StoppedKeys(string pinned, string presented) => text[nameof(StoppedKeys), pinned, presented];

    public string StoppedOtherwise => text[nameof(StoppedOtherwise)];

    public string SignInAgain => text[nameof(SignInAgain)];

    public string Settings => text[nameof(Settings)];

    public string Dismiss => text[nameof(Dismiss)];

    public string PageLost => text[nameof(PageLost)];

    public string PageReloading => text[nameof(PageReloading)];

    public string ReloadNow => text[nameof(ReloadNow)];

    public string CommandUnknown(string name) => text[nameof(CommandUnknown), name];

    public string CommandNeedsChannel(string name) => text[nameof(CommandNeedsChannel), name];

    public string CommandUsage(string usage) => text[nameof(CommandUsage), usage];

    public string CommandBadChannel(string name) => text[nameof(CommandBadChannel), name];

    public string CommandBadKey(string channel) => text[nameof(CommandBadKey), channel];

    public string CommandBadNick(string name) => text[nameof(CommandBadNick), name];

    public string HelpTitle => text[nameof(HelpTitle)];

    public string HelpJoin => text[nameof(HelpJoin)];

    public string HelpPart => text[nameof(HelpPart)];

    public string HelpMe => text[nameof(HelpMe)];

    public string HelpMsg => text[nameof(HelpMsg)];

    public string HelpTopic => text[nameof(HelpTopic)];

    public string HelpNick => text[nameof(HelpNick)];

    public string HelpAway => text[nameof(HelpAway)];

    public string HelpQuit => text[nameof(HelpQuit)];

    public string HelpSlash => text[nameof(HelpSlash)];

    public string OutboxFull => text[nameof(OutboxFull)];
}
