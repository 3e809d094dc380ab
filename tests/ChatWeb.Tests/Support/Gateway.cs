using System.Net;
using System.Text.RegularExpressions;
using ChatWeb.Hosting;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Support;

/// <summary>The whole gateway in memory, with a scripted chat server and a data folder of its own.</summary>
internal sealed partial class Gateway : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatweb-tests-").FullName;
    private readonly Dictionary<string, string> _settings = [];

    /// <summary>Where it keeps its files.</summary>
    public string Folder => _folder;

    public ScriptedConnector ChatServer { get; } = new();

    public FakeResolver Network { get; } = new();

    /// <summary>The address that requests come from: a network has to be made up where there is none.</summary>
    public IPAddress Peer { get; set; } = IPAddress.Loopback;

    /// <summary>Where uploaded files lie.</summary>
    public string FilesFolder => Path.Combine(_folder, "files");

    public Gateway With(string key, string value)
    {
        _settings[$"Chat:Gateway:{key}"] = value;
        return this;
    }

    /// <summary>A browser: keeps cookies, does not follow redirects.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Opens a page, fills the form that posts to <paramref name="action"/>, and sends it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string action, params (string Field, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var values = fields.ToDictionary(field => field.Field, field => field.Value);
        values["__RequestVerificationToken"] = Token.Match(html).Groups["token"].Value;
        using var content = new FormUrlEncodedContent(values);
        return await browser.PostAsync(action, content, TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string host = "127.0.0.1", string port = "6697", string nick = "helena", string password = "") =>
        PostAsync(browser, "/", "/sign-in", ("Host", host), ("Port", port), ("Nick", nick), ("ServerPassword", password), ("Channel", "lobby"));

    /// <summary>A page as a reader has it: entities decoded.</summary>
    public static async Task<string> ReadAsync(HttpClient browser, string page) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync(page, TestContext.Current.CancellationToken));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Chat:Gateway:DataDirectory", _folder);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IChatConnector>(ChatServer);
            services.AddSingleton<INameResolver>(Network);
            services.AddSingleton<IStartupFilter>(new FromPeer(this));
            services.Remove(services.Single(service => service.ImplementationType == typeof(ListedServersCheck))); // Its servers are no real ones.
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private sealed class FromPeer(Gateway gateway) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = gateway.Peer;
                return rest(context);
            });
            next(app);
        };
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""")]
    private static partial Regex Token { get; }
}
