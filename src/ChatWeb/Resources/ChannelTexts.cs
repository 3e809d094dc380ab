using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What is said about a channel: pinned messages, rules, lists, people. Each member is a key of the resource files of the same name.</summary>
public sealed class ChannelTexts(IStringLocalizer<ChannelTexts> text)
{
    public string Pin => text[nameof(Pin)];

    public string Unpin => text[nameof(Unpin)];

    public string Pinned => text[nameof(Pinned)];

    public string UnpinOf(string nick) => text[nameof(UnpinOf), nick];

    public string Unpinned => text[nameof(Unpinned)];

    public string Undo => text[nameof(Undo)];

    public string ShowPins(int count) => Plural.Of(text[nameof(ShowPins)], count);

    public string PinsOf(string channel) => text[nameof(PinsOf), channel];

    public string NoPins => text[nameof(NoPins)];

    public string PinGone => text[nameof(PinGone)];

    public string PinFailed(string why) => text[nameof(PinFailed), why];

    public string TooManyPins(int limit) => text[nameof(TooManyPins), limit];

    public string Loading => text[nameof(Loading)];

    public string SettingsOf(string channel) => text[nameof(SettingsOf), channel];

    public string Name => text[nameof(Name)];

    public string NewName => text[nameof(NewName)];

    public string NewNameHint => text[nameof(NewNameHint)];

    public string Rename => text[nameof(Rename)];

    public string RenamedTo(string name) => text[nameof(RenamedTo), name];

    public string Topic => text[nameof(Topic)];

    public string NoTopic => text[nameof(NoTopic)];

    public string ChangeTopic => text[nameof(ChangeTopic)];

    public string Founders => text[nameof(Founders)];

    public string NoFounder => text[nameof(NoFounder)];

    public string MembersHere => text[nameof(MembersHere)];

    public string Rules => text[nameof(Rules)];

    public string NoRules => text[nameof(NoRules)];

    public string RuleInvite => text[nameof(RuleInvite)];

    public string RuleInviteHint => text[nameof(RuleInviteHint)];

    public string RuleModerated => text[nameof(RuleModerated)];

    public string RuleModeratedHint => text[nameof(RuleModeratedHint)];

    public string RuleSecret => text[nameof(RuleSecret)];

    public string RuleSecretHint => text[nameof(RuleSecretHint)];

    public string RuleAccountsEnter => text[nameof(RuleAccountsEnter)];

    public string RuleAccountsEnterHint => text[nameof(RuleAccountsEnterHint)];

    public string RuleAccountsSpeak => text[nameof(RuleAccountsSpeak)];

    public string RuleAccountsSpeakHint => text[nameof(RuleAccountsSpeakHint)];

    public string RuleTopic => text[nameof(RuleTopic)];

    public string RuleTopicHint => text[nameof(RuleTopicHint)];

    public string Key => text[nameof(Key)];

    public string KeyHint => text[nameof(KeyHint)];

    public string HasKey => text[nameof(HasKey)];

    public string KeyWrong(int limit) => text[nameof(KeyWrong), limit];

    public string Limit => text[nameof(Limit)];

    public string LimitHint => text[nameof(LimitHint)];

    public string LimitWrong => text[nameof(LimitWrong)];

    public string HasLimit(int limit) => Plural.Of(text[nameof(HasLimit)], limit);

    public string Save => text[nameof(Save)];

    public string Saved => text[nameof(Saved)];

    public string Lists => text[nameof(Lists)];

    public string Bans => text[nameof(Bans)];

    public string BansHint => text[nameof(BansHint)];

    public string Exceptions => text[nameof(Exceptions)];

    public string ExceptionsHint => text[nameof(ExceptionsHint)];

    public string InviteExceptions => text[nameof(InviteExceptions)];

    public string InviteExceptionsHint => text[nameof(InviteExceptionsHint)];

    public string NoMasks => text[nameof(NoMasks)];

    public string MaskBy(string nick, string day) => text[nameof(MaskBy), nick, day];

    public string RemoveMask(string mask) => text[nameof(RemoveMask), mask];

    public string Remove => text[nameof(Remove)];

    public string Removed(string mask) => text[nameof(Removed), mask];

    public string AddMask => text[nameof(AddMask)];

    public string Add => text[nameof(Add)];

    public string Added(string mask) => text[nameof(Added), mask];

    public string MaskWrong => text[nameof(MaskWrong)];

    public string People => text[nameof(People)];

    public string Invite => text[nameof(Invite)];

    public string InviteWhom => text[nameof(InviteWhom)];

    public string Invited(string nick) => text[nameof(Invited), nick];

    public string NickWrong => text[nameof(NickWrong)];

    public string HandOver => text[nameof(HandOver)];

    public string HandOverTo => text[nameof(HandOverTo)];

    public string HandOverHint => text[nameof(HandOverHint)];

    public string ReallyHandOver(string nick) => text[nameof(ReallyHandOver), nick];

    public string HandedOver(string nick) => text[nameof(HandedOver), nick];

    public string Cancel => text[nameof(Cancel)];

    public string IgnoredPeople => text[nameof(IgnoredPeople)];

    public string NobodyIgnored => text[nameof(NobodyIgnored)];

    public string StopIgnoringNamed(string nick) => text[nameof(StopIgnoringNamed), nick];

    public string NotIgnored(string nick) => text[nameof(NotIgnored), nick];
}
