using System.Net;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Hosting;

public sealed class UnknownAddressTests
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/chat/of/yesterday?x=1")]
    public async Task An_address_that_leads_nowhere_is_a_page_that_says_so(string address)
    {
        using var gateway = new Gateway();
        using var browser = gateway.Browser();
        browser.DefaultRequestHeaders.Add("Accept", "text/html,*/*;q=0.8");
        using var page = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("href=\"/\"", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere.png")]
    [InlineData("/files/0123456789abcdef0123456789abcdef/a.txt")]
    public async Task A_file_that_is_not_there_is_no_page(string address)
    {
        using var gateway = new Gateway();
        using var browser = gateway.Browser();
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }
}
