using ChatWeb.Configuration;
using ChatWeb.Hosting;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

// ChatWeb [run] | healthcheck | forget-server HOST:PORT, followed by options of the configuration, for example --Chat:Gateway:HttpPort=9000
var verb = args is [var first, ..] && !first.StartsWith('-') ? first : "run";
var rest = args.SkipWhile(argument => argument == verb).ToArray();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services.AddGateway(builder.Configuration);

try
{
    switch (verb)
    {
        case "run":
            return await RunAsync();
        case "healthcheck":
            return await HealthcheckVerb.RunAsync(ReadOptions());
        case "forget-server":
            using (var pins = new BrowserPins(Options.Create(ReadOptions()), NullLogger<BrowserPins>.Instance))
                return await ForgetServerVerb.RunAsync(rest is [var server, ..] ? server : null, pins);
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

async Task<int> RunAsync()
{
    await using var app = builder.Build();
    app.UseGateway();
    await app.StartAsync();
    var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
    await Console.Out.WriteLineAsync($"Ready: {string.Join("  ", addresses)}");
    await app.WaitForShutdownAsync();
    return 0;
}

// The verbs beside run need no host, and leave no files behind.
GatewayOptions ReadOptions()
{
    var options = builder.Configuration.GetSection(GatewayOptions.Section).Get<GatewayOptions>() ?? new GatewayOptions();
    var proven = new GatewayOptionsValidator().Validate(null, options);
    return proven.Succeeded ? options : throw new OptionsValidationException(GatewayOptions.Section, typeof(GatewayOptions), proven.Failures);
}
