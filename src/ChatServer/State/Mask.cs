using System.Text;

namespace ChatServer.State;

/// <summary>
/// A mask of a channel's list: <c>nick!user@host</c> with wildcards, <c>a:account</c> for a logged-in account, and either of them behind
/// <c>m:</c>, which is about speaking alone.
/// </summary>
internal sealed class Mask
{
    /// <summary>The value of the ISUPPORT token EXTBAN: no prefix, then the letters.</summary>
    public const string ISupportExtBan = ",am";

    /// <summary>The value of the ISUPPORT token ACCOUNTEXTBAN: the names of the mask that stands for an account.</summary>
    public const string ISupportAccountExtBan = "a,account";

    /// <summary>Bytes of a mask in full; longer ones are refused: no nick!user@host comes near.</summary>
    public const int MaxBytes = 200;

    private const string Mute = "m:";

    private const int WidestCompletion = 4; // !*@*

    private static readonly string[] AccountPrefixes = ["a:", "account:"];

    private readonly string _pattern;
    private readonly bool _isAccount;

    private Mask(string text, string pattern, bool isAccount)
    {
        Text = text;
        _pattern = pattern;
        _isAccount = isAccount;
    }

    /// <summary>The mask in full, as lists show it.</summary>
    public string Text { get; }

    /// <summary>Whether it is about speaking alone.</summary>
    public bool IsForSpeech => Text.StartsWith(Mute, StringComparison.Ordinal);

    /// <summary>The mask, completed; null when it is empty, too long or has spaces.</summary>
    public static Mask? TryParse(string given)
    {
        if (given.Length == 0 || Encoding.UTF8.GetByteCount(given) > MaxBytes - WidestCompletion || given.Contains(' ', StringComparison.Ordinal) || given[0] == ':')
            return null;

        var mute = given.StartsWith(Mute, StringComparison.Ordinal) ? Mute : string.Empty;
        var rest = given[mute.Length..];
        if (rest.Length == 0)
            return null;
        if (Array.Find(AccountPrefixes, prefix => rest.StartsWith(prefix, StringComparison.Ordinal)) is { } account)
            return rest.Length == account.Length ? null : new Mask(given, rest[account.Length..], isAccount: true);

        var completed = Complete(rest);
        return new Mask(mute + completed, completed, isAccount: false);
    }

    public bool Matches(User user) => _isAccount
        ? user.Account is { } account && Wildcards.Match(_pattern, account)
        : Wildcards.Match(_pattern, user.Source.ToString());

    /// <summary><c>nick</c>, <c>user@host</c> and <c>nick!user</c> get stars for what they do not say.</summary>
    private static string Complete(string mask)
    {
        var bang = mask.IndexOf('!', StringComparison.Ordinal);
        var at = mask.IndexOf('@', bang + 1);
        return (bang >= 0, at >= 0) switch
        {
            (true, true) => mask,
            (true, false) => $"{mask}@*",
            (false, true) => $"*!{mask}",
            _ => $"{mask}!*@*",
        };
    }
}
