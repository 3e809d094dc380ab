using System.Collections.Immutable;
using ChatCore.Protocol;
using ChatWeb.Resources;

namespace ChatWeb.Components.Channels;

/// <summary>A mode of channels in words.</summary>
/// <param name="Letter">The mode.</param>
/// <param name="Name">What holds while it is set.</param>
/// <param name="Hint">What that means.</param>
internal sealed record ChannelRule(char Letter, string Name, string Hint)
{
    /// <summary>The rules that a server has, of those that people need words for.</summary>
    public static ImmutableArray<ChannelRule> Of(ISupport support, ChannelTexts texts)
    {
        ChannelRule[] all =
        [
            new('i', texts.RuleInvite, texts.RuleInviteHint),
            new('R', texts.RuleAccountsEnter, texts.RuleAccountsEnterHint),
            new('m', texts.RuleModerated, texts.RuleModeratedHint),
            new('M', texts.RuleAccountsSpeak, texts.RuleAccountsSpeakHint),
            new('s', texts.RuleSecret, texts.RuleSecretHint),
            new('t', texts.RuleTopic, texts.RuleTopicHint),
        ];

        // The fourth kind: modes that take no parameter. A server that does not tell has those of old.
        var flags = (support.Find("CHANMODES") ?? "b,k,l,imnpst").Split(',') is [_, _, _, var letters, ..] ? letters : string.Empty;
        return [.. all.Where(rule => flags.Contains(rule.Letter, StringComparison.Ordinal))];
    }
}
