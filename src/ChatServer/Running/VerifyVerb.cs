using System.Globalization;
using ChatServer.Configuration;
using ChatServer.Storage;

namespace ChatServer.Running;

/// <summary>The verb <c>verify</c>: checks the chain of every log, and so that nobody has changed, dropped or inserted anything.</summary>
internal static class VerifyVerb
{
    public static int Run(string? configFile)
    {
        var options = OptionsLoader.Load(OptionsLoader.ReadSources(configFile));
        var path = Path.Combine(options.DataDirectory, SqliteEventStore.FileName);
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no history in '{options.DataDirectory}' yet.");
            return 1;
        }

        var report = SqliteVerification.Run(path);
        foreach (var broken in report.Broken)
            Console.Error.WriteLine(broken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{report.Logs} logs, {report.Entries} entries: {(report.Broken.Count == 0 ? "intact" : "BROKEN")}"));
        return report.Broken.Count == 0 ? 0 : 1;
    }
}
