using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the page says where one finds one's way, moderates and is notified. Each member is a key of the resource files of the same name.</summary>
public sealed class FindingTexts(IStringLocalizer<FindingTexts> text)
{
    public string Close => text[nameof(Close)];

    public string Cancel => text[nameof(Cancel)];

    public string Save => text[nameof(Save)];

    public string NothingFound => text[nameof(NothingFound)];

    public string Unread => text[nameof(Unread)];

    public string Switcher => text[nameof(Switcher)];

    public string SwitcherLabel => text[nameof(SwitcherLabel)];

    public string SwitcherHint => text[nameof(SwitcherHint)];

    public string SwitcherChoose => text[nameof(SwitcherChoose)];

    public string SwitcherOpen => text[nameof(SwitcherOpen)];

    public string SwitcherClose => text[nameof(SwitcherClose)];

    public string KindPerson => text[nameof(KindPerson)];

    public string KindOtherChannel => text[nameof(KindOtherChannel)];

    public string JoinOrCreate(string channel) => text[nameof(JoinOrCreate), channel];

    public string Shortcuts => text[nameof(Shortcuts)];

    public string Commands => text[nameof(Commands)];

    public string ShortcutSwitcher => text[nameof(ShortcutSwitcher)];

    public string ShortcutBrowser => text[nameof(ShortcutBrowser)];

    public string ShortcutPrevious => text[nameof(ShortcutPrevious)];

    public string ShortcutNext => text[nameof(ShortcutNext)];

    public string ShortcutPreviousUnread => text[nameof(ShortcutPreviousUnread)];

    public string ShortcutNextUnread => text[nameof(ShortcutNextUnread)];

    public string ShortcutMarkRead => text[nameof(ShortcutMarkRead)];

    public string ShortcutMarkAllRead => text[nameof(ShortcutMarkAllRead)];

    public string ShortcutHelp => text[nameof(ShortcutHelp)];

    public string BrowseChannels => text[nameof(BrowseChannels)];

    public string FindChannel => text[nameof(FindChannel)];

    public string SortBy => text[nameof(SortBy)];

    public string SortMembers => text[nameof(SortMembers)];

    public string SortName => text[nameof(SortName)];

    public string Loading => text[nameof(Loading)];

    public string TryAgain => text[nameof(TryAgain)];

    public string CannotList(string why) => text[nameof(CannotList), why];

    public string NoTopic => text[nameof(NoTopic)];

    public string MemberCount(int count) => Plural.Of(text[nameof(MemberCount)], count);

    public string ChannelCount(int count) => Plural.Of(text[nameof(ChannelCount)], count);

    public string Joined => text[nameof(Joined)];

    public string OpenChannel(string channel) => text[nameof(OpenChannel), channel];

    public string JoinNamed(string channel) => text[nameof(JoinNamed), channel];

    public string MoreChannels(int count) => text[nameof(MoreChannels), count];

    public string CreateOrJoin => text[nameof(CreateOrJoin)];

    public string NameRules => text[nameof(NameRules)];

    public string NameEmpty => text[nameof(NameEmpty)];

    public string NameHasSpace(string instead) => text[nameof(NameHasSpace), instead];

    public string NameHasComma => text[nameof(NameHasComma)];

    public string NameHasControl => text[nameof(NameHasControl)];

    public string NameTooLong(int limit) => text[nameof(NameTooLong), limit];

    public string KeyWrong(int limit) => text[nameof(KeyWrong), limit];

    public string Favourites => text[nameof(Favourites)];

    public string Channels => text[nameof(Channels)];

    public string Private => text[nameof(Private)];

    public string Fold(string group) => text[nameof(Fold), group];

    public string Unfold(string group) => text[nameof(Unfold), group];

    public string Muted => text[nameof(Muted)];

    public string OptionsOf(string conversation) => text[nameof(OptionsOf), conversation];

    public string Favourite => text[nameof(Favourite)];

    public string FavouriteHint => text[nameof(FavouriteHint)];

    public string Mute => text[nameof(Mute)];

    public string MuteHint => text[nameof(MuteHint)];

    public string Place => text[nameof(Place)];

    public string MoveUp => text[nameof(MoveUp)];

    public string MoveDown => text[nameof(MoveDown)];

    public string Moved(string conversation, int place, int count) => text[nameof(Moved), conversation, place, count];

    public string NotifyMe => text[nameof(NotifyMe)];

    public string RuleAll => text[nameof(RuleAll)];

    public string RuleMentions => text[nameof(RuleMentions)];

    public string RuleNothing => text[nameof(RuleNothing)];

    public string LeaveIt(string channel) => text[nameof(LeaveIt), channel];

    public string CloseIt => text[nameof(CloseIt)];

    public string Members => text[nameof(Members)];

    public string FilterMembers => text[nameof(FilterMembers)];

    public string RankFounder => text[nameof(RankFounder)];

    public string RankAdmin => text[nameof(RankAdmin)];

    public string RankOperator => text[nameof(RankOperator)];

    public string RankHalfOperator => text[nameof(RankHalfOperator)];

    public string RankVoice => text[nameof(RankVoice)];

    public string RankNone => text[nameof(RankNone)];

    public string Away => text[nameof(Away)];

    public string You => text[nameof(You)];

    public string Ignored => text[nameof(Ignored)];

    public string CardOf(string nick) => text[nameof(CardOf), nick];

    public string Account => text[nameof(Account)];

    public string Guest => text[nameof(Guest)];

    public string AwayBecause => text[nameof(AwayBecause)];

    public string IdleFor => text[nameof(IdleFor)];

    public string OnlineSince => text[nameof(OnlineSince)];

    public string InCommon => text[nameof(InCommon)];

    public string NoneInCommon => text[nameof(NoneInCommon)];

    public string ServerOperator => text[nameof(ServerOperator)];

    public string Bot => text[nameof(Bot)];

    public string WriteMessage => text[nameof(WriteMessage)];

    public string MentionPerson => text[nameof(MentionPerson)];

    public string Ignore => text[nameof(Ignore)];

    public string StopIgnoring => text[nameof(StopIgnoring)];

    public string IgnoredText(string nick) => text[nameof(IgnoredText), nick];

    public string NotOnline(string nick) => text[nameof(NotOnline), nick];

    public string Seconds(int count) => Plural.Of(text[nameof(Seconds)], count);

    public string Minutes(int count) => Plural.Of(text[nameof(Minutes)], count);

    public string Hours(int count) => Plural.Of(text[nameof(Hours)], count);

    public string Days(int count) => Plural.Of(text[nameof(Days)], count);

    public string Moderation => text[nameof(Moderation)];

    public string ModerationIn(string channel) => text[nameof(ModerationIn), channel];

    public string Ranks => text[nameof(Ranks)];

    public string GiveFounder => text[nameof(GiveFounder)];

    public string GiveAdmin => text[nameof(GiveAdmin)];

    public string GiveOperator => text[nameof(GiveOperator)];

    public string GiveHalfOperator => text[nameof(GiveHalfOperator)];

    public string GiveVoice => text[nameof(GiveVoice)];

    public string Reason => text[nameof(Reason)];

    public string Kick => text[nameof(Kick)];

    public string Kicked(string nick) => text[nameof(Kicked), nick];

    public string Silence => text[nameof(Silence)];

    public string Silenced(string nick) => text[nameof(Silenced), nick];

    public string Ban => text[nameof(Ban)];

    public string Banned(string nick) => text[nameof(Banned), nick];

    public string RankChanged(string nick) => text[nameof(RankChanged), nick];

    public string BanBy => text[nameof(BanBy)];

    public string BanAccount => text[nameof(BanAccount)];

    public string BanHost => text[nameof(BanHost)];

    public string BanNick => text[nameof(BanNick)];

    public string RefusedRank => text[nameof(RefusedRank)];

    public string RefusedNotIn => text[nameof(RefusedNotIn)];

    public string RefusedNotThere => text[nameof(RefusedNotThere)];

    public string RefusedNoSuchPerson => text[nameof(RefusedNoSuchPerson)];

    public string RefusedAlreadyThere => text[nameof(RefusedAlreadyThere)];

    public string RefusedListFull => text[nameof(RefusedListFull)];

    public string RefusedNameInUse => text[nameof(RefusedNameInUse)];

    public string RefusedName => text[nameof(RefusedName)];

    public string RefusedTooLong => text[nameof(RefusedTooLong)];

    public string RefusedGone => text[nameof(RefusedGone)];

    public string RefusedSpeech => text[nameof(RefusedSpeech)];

    public string RefusedOffline => text[nameof(RefusedOffline)];
}
