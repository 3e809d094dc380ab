namespace EndToEnd.Support;

/// <summary>Where the programs are that the tests start.</summary>
internal static class Programs
{
    // The first is the same browser without a window to draw, at half the processor time.
    private static readonly string[] Browsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    /// <summary>One of this solution's executables, as published by the build of this project.</summary>
    public static string Published(string project) => Beside(project, $"{project}.dll");

    /// <summary>A file that the build of this project put beside the tests, to be run.</summary>
    public static string Beside(string folder, string file) => Path.Combine(AppContext.BaseDirectory, "processes", folder, file);

    public static string Chromium() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named
        : Browsers.Select(Find).FirstOrDefault(path => path is not null)
          ?? throw Missing($"{string.Join(", ", Browsers)}; or name a browser in the environment variable CHROMIUM");

    public static string Required(string name) => Find(name) ?? throw Missing(name);

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private static InvalidOperationException Missing(string what) =>
        new($"This test needs {what}. `./dev test` installs it on Debian and Ubuntu; elsewhere use the system's package manager.");
}
