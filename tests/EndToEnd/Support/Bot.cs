using System.Globalization;

namespace EndToEnd.Support;

/// <summary>One of the bots in <c>samples/</c>, started as its first lines say.</summary>
internal static class Bot
{
    public static ChildProcess Start(string program, string file, ClientAccess access) => ChildProcess.Start(
        program,
        [
            file, access.Address.Address.ToString(), access.Address.Port.ToString(CultureInfo.InvariantCulture), access.Fingerprint.ToString(),
            access.Channel, access.Nick,
        ],
        AppContext.BaseDirectory,
        access.Password is { } password ? new Dictionary<string, string> { ["BOT_PASSWORD"] = password } : null);
}
