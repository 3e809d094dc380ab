using System.Runtime.CompilerServices;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Kit;

public sealed class VendorTests
{
    private static readonly string[] Kinds = [".razor", ".cs", ".css", ".js"];

    [Fact]
    public void The_UI_vendor_is_named_in_the_kit_alone()
    {
        var sources = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../../src/ChatWeb"));
        string[] parts = [.. new[] { "Authentication", "Components", "Hosting", "Interop", "Resources", "Sessions", "wwwroot" }.Select(part => Path.Combine(sources, part))];
        var kit = Path.Combine(sources, "Components", "Kit") + Path.DirectorySeparatorChar;
        var naming = parts.SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories))
            .Where(file => Kinds.Contains(Path.GetExtension(file)) && !file.StartsWith(kit, StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("rz-", StringComparison.Ordinal) || text.Contains("Radzen", StringComparison.Ordinal)));
        Assert.Empty(naming);
    }

    [Fact]
    public async Task A_buttons_label_is_found_by_the_script_that_shows_a_form_as_busy()
    {
        using var gateway = new Gateway();
        using var browser = gateway.Browser();
        Assert.Matches("data-label[^>]*>Connect</span>", await Gateway.ReadAsync(browser, "/"));
        Assert.Contains("'[data-label]'", await browser.GetStringAsync("/site.js", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
