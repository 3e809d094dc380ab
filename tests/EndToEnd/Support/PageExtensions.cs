using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EndToEnd.Support;

/// <summary>What tests of dialogs and files do with a page beside clicking.</summary>
internal static class PageExtensions
{
    private const string HandOver = """
        (target, given) => {
          const data = new DataTransfer();
          const bytes = Uint8Array.from(atob(given.content), (letter) => letter.charCodeAt(0));
          data.items.add(new File([bytes], given.name, { type: given.type }));
          const init = { bubbles: true, cancelable: true };
          target.dispatchEvent(given.how === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: data })
            : new DragEvent(given.how, { ...init, dataTransfer: data }));
        }
        """;

    /// <summary>Drags a file over an element, drops it there or pastes it.</summary>
    /// <param name="target">Where.</param>
    /// <param name="how">The event: <c>dragover</c>, <c>drop</c> or <c>paste</c>.</param>
    /// <param name="file">What.</param>
    public static Task HandOverAsync(this ILocator target, string how, FilePayload file) =>
        target.EvaluateAsync(HandOver, new { how, name = file.Name, type = file.MimeType, content = Convert.ToBase64String(file.Buffer) });

    /// <summary>Fails with what axe finds, of any impact.</summary>
    public static async Task PassesAxeAsync(this IPage page) => Assert.Empty(await page.FindFaultsAsync());

    /// <summary>What axe finds, of any impact.</summary>
    public static async Task<IEnumerable<string>> FindFaultsAsync(this IPage page) =>
        (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {string.Join(" ", violation.Nodes.Select(node => node.Html))}");
}
