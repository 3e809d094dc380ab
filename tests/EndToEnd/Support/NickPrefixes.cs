namespace EndToEnd.Support;

/// <summary>What clients put before a member's nickname to show its rank.</summary>
internal static class NickPrefixes
{
    public static readonly char[] All = ['~', '&', '@', '%', '+'];
}
