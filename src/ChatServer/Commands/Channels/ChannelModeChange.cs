using System.Globalization;
using System.Text;
using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary>One MODE line for a channel: judges its letters in order, and gathers those that take effect to one event.</summary>
internal sealed class ChannelModeChange(CommandContext context, Channel channel)
{
    /// <summary>Bytes of parameters after which an event ends, so that with one mask more its line still fits.</summary>
    private const int EventBytes = 100;

    private readonly Dictionary<UserId, MemberRank> _ranks = [];
    private readonly List<ModeChange> _effective = [];
    private ChannelSettings _settings = channel.Settings;
    private int _addedMasks;

    public IEnumerable<Outcome> Execute()
    {
        var wanted = ModeChanges.Parse(context.Parameters.Skip(1), ChannelModes.TakesParameter);
        var refusal = ChannelPolicy.CanModerate(context.User, channel);
        var isRefused = false;
        foreach (var change in wanted)
        {
            if (ChannelModes.IsList(change.Letter) && change.Parameter is null)
            {
                foreach (var reply in Show(change.Letter))
                    yield return reply;
            }
            else if (refusal is not null && !IsGivingUpRank(change))
            {
                if (!isRefused)
                    yield return refusal;
                isRefused = true;
            }
            else if (Judge(change) is { } wrong)
            {
                yield return wrong;
            }
            else if (_effective.Sum(settled => Encoding.UTF8.GetByteCount(settled.Parameter ?? string.Empty)) > EventBytes)
            {
                yield return TakeEvent();
            }
        }

        if (_effective.Count > 0)
            yield return TakeEvent();
    }

    private ChannelModesChanged TakeEvent()
    {
        var changed = new ChannelModesChanged(
            channel.Id, context.User.Source, [.. _effective], _settings, [.. _ranks.Select(pair => (pair.Key, pair.Value))]);
        _effective.Clear();
        _ranks.Clear();
        _addedMasks = 0;
        return changed;
    }

    /// <summary>The bans are for all to see, what is excepted from them for those who can change it.</summary>
    private IEnumerable<Outcome> Show(char letter)
    {
        if (letter != ChannelModes.Ban && ChannelPolicy.CanModerate(context.User, channel) is { } refusal)
        {
            yield return refusal;
            yield break;
        }

        var (entry, end, name) = letter switch
        {
            ChannelModes.Ban => (Numeric.RplBanList, Numeric.RplEndOfBanList, "ban"),
            ChannelModes.Exception => (Numeric.RplExceptionList, Numeric.RplEndOfExceptionList, "exception"),
            _ => (Numeric.RplInviteExceptionList, Numeric.RplEndOfInviteExceptionList, "invite exception"),
        };
        foreach (var (mask, setBy, setAt) in channel.Masks(letter).Entries)
            yield return new Reply(entry, channel.Name, mask.Text, setBy, Replies.Text(setAt.ToUnixTimeSeconds()));
        yield return new Reply(end, channel.Name, $"End of channel {name} list");
    }

    private bool IsGivingUpRank(ModeChange change) =>
        !change.IsSet && MemberRanks.Find(change.Letter) is not null && change.Parameter is { } nick
        && State.Names.AreEqual(nick, context.User.Nick) && channel.FindMember(context.User) is not null;

    private Refusal? Judge(ModeChange change) => change.Letter switch
    {
        ChannelModes.Key => JudgeKey(change),
        ChannelModes.Limit => JudgeLimit(change),
        var letter when ChannelModes.IsList(letter) => JudgeMask(change),
        var letter when ChannelModes.FindFlag(letter) is { } flag => JudgeFlag(change, flag),
        var letter when MemberRanks.Find(letter) is { } rank => JudgeRank(change, rank),
        var letter => Refusal.UnknownMode(letter),
    };

    private Refusal? JudgeFlag(ModeChange change, ChannelFlags flag)
    {
        Settle(change, _settings with { Flags = change.IsSet ? _settings.Flags | flag : _settings.Flags & ~flag });
        return null;
    }

    /// <summary>The key can be taken away without naming it.</summary>
    private Refusal? JudgeKey(ModeChange change)
    {
        if (!change.IsSet)
        {
            Settle(change with { Parameter = "*" }, _settings with { Key = null });
            return null;
        }

        if (change.Parameter is not { } key)
            return Refusal.NeedMoreParameters(Verbs.Mode);
        if (key.Length is 0 or > ChannelModes.KeyLength || key[0] == ':' || !key.All(c => c is > ' ' and < '\x7f' and not ','))
        {
            return Refusal.InvalidModeParameter(
                channel.Name, change.Letter, "*", $"A key is 1 to {ChannelModes.KeyLength} characters of ASCII without space and comma");
        }

        Settle(change, _settings with { Key = key });
        return null;
    }

    private Refusal? JudgeLimit(ModeChange change)
    {
        if (!change.IsSet)
        {
            Settle(change, _settings with { Limit = null });
            return null;
        }

        if (change.Parameter is not { } text)
            return Refusal.NeedMoreParameters(Verbs.Mode);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit == 0)
            return Refusal.InvalidModeParameter(channel.Name, change.Letter, text, "A limit is a number from 1 up");

        Settle(change with { Parameter = Replies.Text(limit) }, _settings with { Limit = limit });
        return null;
    }

    private Refusal? JudgeMask(ModeChange change)
    {
        if (Mask.TryParse(change.Parameter!) is not { } mask)
            return Refusal.InvalidModeParameter(channel.Name, change.Letter, change.Parameter!, "A mask is nick!user@host, a:account or m:mask");

        var known = channel.Masks(change.Letter);
        var existing = known.Find(mask.Text);
        if (_effective.Any(earlier => earlier.Letter == change.Letter && State.Names.AreEqual(earlier.Parameter!, mask.Text)))
            return null;
        if (change.IsSet)
        {
            var limit = context.Options.Limits.ListModeEntries;
            if (existing is not null)
                return null;
            if (ChannelModes.Lists.Sum(letter => channel.Masks(letter).Count) + _addedMasks >= limit)
                return Refusal.MaskListFull(channel.Name, mask.Text, change.Letter);

            _addedMasks++;
            _effective.Add(change with { Parameter = mask.Text });
        }
        else if (existing is not null)
        {
            _effective.Add(change with { Parameter = existing.Mask.Text });
        }

        return null;
    }

    private Refusal? JudgeRank(ModeChange change, MemberRank rank)
    {
        if (change.Parameter is not { Length: > 0 } nick)
            return Refusal.NeedMoreParameters(Verbs.Mode);
        if (context.World.FindUser(nick) is not { } target)
            return Refusal.NoSuchNick(nick);
        if (channel.FindMember(target) is not { } member)
            return Refusal.UserNotInChannel(target.Nick, channel.Name);
        if (ChannelPolicy.CanChangeRank(channel.FindMember(context.User)!, member, rank, change.IsSet, channel) is { } refusal)
            return refusal;

        var before = _ranks.GetValueOrDefault(target.Id, member.Rank);
        var after = change.IsSet ? before | rank : before & ~rank;
        _ranks[target.Id] = after;
        if (after != before)
            _effective.Add(change with { Parameter = target.Nick });
        return null;
    }

    private void Settle(ModeChange change, ChannelSettings settings)
    {
        if (settings == _settings)
            return;
        _settings = settings;
        _effective.Add(change);
    }
}
