using System.Text;

namespace ChatCore.Protocol;

/// <summary>One mode set or taken away.</summary>
/// <param name="IsSet">True for <c>+</c>, false for <c>-</c>.</param>
/// <param name="Letter">The mode's letter.</param>
/// <param name="Parameter">The mode's parameter; null when it has none.</param>
public readonly record struct ModeChange(bool IsSet, char Letter, string? Parameter);

/// <summary>Reads and writes the changes of a MODE line: <c>+ov-b alice bob *!*@spam</c>.</summary>
public static class ModeChanges
{
    /// <summary>Reads the changes.</summary>
    /// <param name="parameters">The mode string, then the parameters of its letters.</param>
    /// <param name="takesParameter">Whether a letter takes a parameter when it is set (true) or unset (false).</param>
    /// <returns>The changes in order. A letter whose parameter is missing has a null parameter.</returns>
    public static IReadOnlyList<ModeChange> Parse(IEnumerable<string> parameters, Func<char, bool, bool> takesParameter)
    {
        using var rest = parameters.GetEnumerator();
        var changes = new List<ModeChange>();
        if (!rest.MoveNext())
            return changes;

        var isSet = true;
        foreach (var letter in rest.Current)
        {
            if (letter is '+' or '-')
            {
                isSet = letter == '+';
                continue;
            }

            var parameter = takesParameter(letter, isSet) && rest.MoveNext() ? rest.Current : null;
            changes.Add(new ModeChange(isSet, letter, parameter));
        }

        return changes;
    }

    /// <summary>The changes as parameters of a MODE line: the mode string, then the parameters of its letters.</summary>
    public static IReadOnlyList<string> Format(IEnumerable<ModeChange> changes)
    {
        var letters = new StringBuilder();
        var parameters = new List<string> { string.Empty };
        bool? sign = null;
        foreach (var change in changes)
        {
            if (sign != change.IsSet)
                letters.Append(change.IsSet ? '+' : '-');
            sign = change.IsSet;
            letters.Append(change.Letter);
            if (change.Parameter is not null)
                parameters.Add(change.Parameter);
        }

        parameters[0] = letters.ToString();
        return parameters;
    }
}
