using ChatWeb.Authentication;
using ChatWeb.Resources;

namespace ChatWeb.Components.Finding;

/// <summary>What is wrong with a channel's name, one thing at a time.</summary>
internal enum ChannelNameProblem
{
    None,
    Empty,
    HasSpace,
    HasComma,
    HasControl,
    TooLong,
}

/// <summary>The rules of <see cref="SignInForm.IsChannel"/>, told apart so that a page can say which one was broken.</summary>
internal static class ChannelNameRules
{
    /// <summary>The name with its mark: people write <c>garden</c> and mean <c>#garden</c>.</summary>
    public static string Complete(string typed)
    {
        var name = typed.Trim();
        return name is ['#' or '&', ..] ? name : '#' + name;
    }

    public static ChannelNameProblem Check(string typed)
    {
        var name = Complete(typed);
        return name.Length == 1 ? ChannelNameProblem.Empty
            : name.Any(char.IsControl) ? ChannelNameProblem.HasControl
            : name.Any(char.IsWhiteSpace) ? ChannelNameProblem.HasSpace
            : name.Contains(',', StringComparison.Ordinal) ? ChannelNameProblem.HasComma
            : name.Length > SignInForm.ChannelLimit ? ChannelNameProblem.TooLong
            : ChannelNameProblem.None;
    }

    /// <summary>What is wrong with the name, as a sentence; null when nothing is.</summary>
    public static string? ProblemIn(string typed, FindingTexts texts) => Check(typed) switch
    {
        ChannelNameProblem.None => null,
        ChannelNameProblem.Empty => texts.NameEmpty,
        ChannelNameProblem.HasSpace => texts.NameHasSpace(Suggest(typed)),
        ChannelNameProblem.HasComma => texts.NameHasComma,
        ChannelNameProblem.HasControl => texts.NameHasControl,
        _ => texts.NameTooLong(SignInForm.ChannelLimit),
    };

    /// <summary>The nearest name that is allowed: hyphens for spaces.</summary>
    public static string Suggest(string typed) => string.Join('-', Complete(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
