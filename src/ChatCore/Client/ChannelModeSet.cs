using System.Globalization;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>The modes of a channel beside its lists and ranks.</summary>
/// <param name="Flags">The letters without parameter that are set.</param>
/// <param name="Key">The key that JOIN has to name; null for none, <c>*</c> when there is one that this user may not see.</param>
/// <param name="Limit">How many members may be in; null for any number.</param>
public sealed record ChannelModeSet(string Flags, string? Key = null, int? Limit = null)
{
    /// <summary>Whether a mode without parameter is set.</summary>
    public bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);

    internal static ChannelModeSet Read(IEnumerable<Message> answer, ISupport support)
    {
        var line = answer.FirstOrDefault(line => line.Verb == Numeric.RplChannelModeIs);
        var changes = line is null ? [] : ModeChanges.Parse(line.Parameters.Skip(2), new ChannelModeLetters(support).TakesParameter);
        return new ChannelModeSet(
            string.Concat(changes.Where(change => change.Parameter is null).Select(change => change.Letter)),
            changes.FirstOrDefault(change => change.Letter == 'k').Parameter,
            int.TryParse(changes.FirstOrDefault(change => change.Letter == 'l').Parameter, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null);
    }
}
