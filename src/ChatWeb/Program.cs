using ChatWeb.Configuration;
using ChatWeb.Hosting;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

// ChatWeb [run] | healthcheck | forget-server HOST:PORT, followed by options of the configuration, for example --Chat:Gateway:HttpPort=9000
var verb = args is [var first, ..] && !first.StartsWith('-') ? first : "run";
var rest = args.SkipWhile(argument => argument == verb).ToArray();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services.AddGateway(builder.Configuration);

await using var app = builder.Build();
try
{
    var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
    switch (verb)
    {
        case "run":
            return await RunAsync(options);
        case "healthcheck":
            return await HealthcheckVerb.RunAsync(options);
        case "forget-server":
            return await ForgetServerVerb.RunAsync(rest is [var server, ..] ? server : null, app.Services.GetRequiredService<BrowserPins>());
        default:
            await Console.Error.WriteLineAsync($"'{verb}' is no verb; allowed: run, healthcheck, forget-server HOST:PORT.");
            return StartFailure.ExitCode;
    }
}
catch (Exception failure) when (StartFailure.Explain(failure) is { } explanation)
{
    await Console.Error.WriteLineAsync(explanation);
    return StartFailure.ExitCode;
}

async Task<int> RunAsync(GatewayOptions options)
{
    Directory.CreateDirectory(options.DataDirectory);
    app.UseGateway();
    await app.StartAsync();
    var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
    await Console.Out.WriteLineAsync($"Ready: {string.Join("  ", addresses)}");
    await app.WaitForShutdownAsync();
    return 0;
}
