using ChatCore.Client;

namespace ChatWeb.Components.Finding;

/// <summary>By what somebody is recognised whom a ban keeps out.</summary>
internal enum BanTarget
{
    /// <summary>The account: whatever name and place it is used from.</summary>
    Account,

    /// <summary>The place on the network, whatever the nickname.</summary>
    Host,

    /// <summary>The nickname alone.</summary>
    Nick,
}

/// <summary>A person and a choice → the mask of a ban; with <c>m:</c> in front it only silences.</summary>
internal static class BanMask
{
    public static string Of(UserDetails person, BanTarget target, bool onlySilences)
    {
        var mask = target switch
        {
            BanTarget.Account when person.Account is { } account => $"a:{account}",
            BanTarget.Host when person.Host.Length > 0 => $"*!*@{person.Host}",
            _ => $"{person.Nick}!*@*",
        };
        return onlySilences ? $"m:{mask}" : mask;
    }

    /// <summary>What there is to choose from: guests have no account, and not every server tells hosts.</summary>
    public static IEnumerable<BanTarget> ChoicesFor(UserDetails person)
    {
        if (person.Account is not null)
            yield return BanTarget.Account;
        if (person.Host.Length > 0)
            yield return BanTarget.Host;

        yield return BanTarget.Nick;
    }
}
