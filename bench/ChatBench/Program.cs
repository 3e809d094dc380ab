using System.CommandLine;
using System.Globalization;
using System.Net;
using ChatBench;

var host = new Option<string>("--host") { Description = "The server's IP address", DefaultValueFactory = _ => "127.0.0.1" };
var port = new Option<int>("--port") { Description = "The server's TLS port", DefaultValueFactory = _ => 6697 };
var clients = new Option<int>("--clients") { Description = "Clients in the channel", DefaultValueFactory = _ => 1000 };
var senders = new Option<int>("--senders") { Description = "How many of them send", DefaultValueFactory = _ => 4 };
var messages = new Option<int>("--messages") { Description = "Messages by all senders together", DefaultValueFactory = _ => 100 };
var window = new Option<int>("--window") { Description = "Messages of one sender on their way at once", DefaultValueFactory = _ => 8 };
var pid = new Option<int?>("--pid") { Description = "The server's process, to measure its CPU time" };

var fanout = new Command("fanout", "Many clients in one channel: is everything delivered, once and in order, and how fast?")
{
    host, port, clients, senders, messages, window, pid,
};
fanout.SetAction(async (arguments, cancellationToken) =>
{
    var scenario = new FanoutScenario
    {
        Server = new IPEndPoint(IPAddress.Parse(arguments.GetRequiredValue(host)), arguments.GetRequiredValue(port)),
        Clients = arguments.GetRequiredValue(clients),
        Senders = arguments.GetRequiredValue(senders),
        Messages = arguments.GetRequiredValue(messages),
        Window = arguments.GetRequiredValue(window),
        ServerProcessId = arguments.GetValue(pid),
    };
    var result = await scenario.RunAsync(cancellationToken);
    Report(scenario, result);
    return result.IsComplete ? 0 : 1;
});

return await new RootCommand("Loads a chat server. Exit code 0: nothing was lost, doubled or out of order.") { fanout }
    .Parse(args)
    .InvokeAsync();

static void Report(FanoutScenario scenario, FanoutResult result)
{
    Say($"fanout: {scenario.Clients} clients, {scenario.Messages} messages of {scenario.Senders} senders, window {scenario.Window}");
    Say($"  delivered            {result.Delivered} of {result.Expected}");
    Say($"  deliveries/s         {result.DeliveriesPerSecond:F0}");
    Say($"  latency p50, p99     {result.MedianLatency.TotalMilliseconds:F1} ms, {result.HighLatency.TotalMilliseconds:F1} ms");
    if (scenario.ServerProcessId is not null)
        Say($"  server CPU s/million {result.ServerSecondsPerMillion:F2}");
    foreach (var fault in result.Faults.Take(10))
        Say($"  FAULT {fault}");
}

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
