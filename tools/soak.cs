// Ten million ticks and a thousand reconnects in one process: memory must stay flat, and nothing may be left behind.
//
//   dotnet run -c Release tools/soak.cs                                         the whole of it, two to five minutes
//   dotnet run -c Release tools/soak.cs -- --ticks 200000 --reconnects 40       a short one, too short to judge memory by
//
// The fake exchange runs in a process of its own, so that what it remembers of every socket is not counted as ours.
// Exit code: 0 when memory grew by less than 2 % and threads, timers and handles are back where they were, 1 when not.

#:project ../src/PluginHybrid.Bybit/PluginHybrid.Bybit.csproj
#:project ../src/PluginHybrid.FakeExchange/PluginHybrid.FakeExchange.csproj
#:project ../tests/PluginHybrid.Testing/PluginHybrid.Testing.csproj
#:property PublishAot=false

using System.Diagnostics;
using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

if (args is ["--serve"])
{
    await ServeAsync();
    return 0;
}

const double GrowthMost = 0.02;
const int Samples = 10;
var ticksWanted = Number("--ticks", 10_000_000);
var reconnectsWanted = Number("--reconnects", 1_000);
var warmUp = Math.Max(10, reconnectsWanted / 20);
Console.WriteLine($"Soak: {ticksWanted:N0} ticks, {reconnectsWanted:N0} reconnects");
using var exchange = StartExchange();
var endpoints = ReadEndpoints();
var ticks = 0L;

// A first, short life of a stream: the runtime and the HTTP client keep what they make once.
await LiveAsync(stream => ReconnectAsync(stream, warmUp, ticksPerReconnect: 1_000));
var before = await SettledAsync(_ => false);
Console.WriteLine($"before     {before}");

ticks = 0;
var seen = new List<Footprint>();
var clock = Stopwatch.StartNew();
await LiveAsync(async stream =>
{
    for (var sample = 0; sample < Samples; sample++)
    {
        await ReconnectAsync(stream, reconnectsWanted / Samples, ticksWanted / reconnectsWanted);
        seen.Add(Footprint.Now());
        Console.WriteLine($"{(sample + 1) * 100 / Samples,3} %      {seen[^1]}; {ticks:N0} ticks, {Reconnects(stream):N0} reconnects, {clock.Elapsed.TotalSeconds:0} s");
    }
});

var after = await SettledAsync(now => now.IsBackTo(before));
Console.WriteLine($"after      {after}");
return Judge();

int Judge()
{
    // The first two looks are warm-up. The least of three looks each: a frame in flight or a list about to double is no trend.
    var early = seen.Skip(2).Take(3).MinBy(look => look.ManagedBytes)!;
    var late = seen.TakeLast(3).MinBy(look => look.ManagedBytes)!;
    var growth = late.GrowthSince(early);
    var isFlat = growth < GrowthMost;
    var isClean = after.IsBackTo(before);
    Console.WriteLine($"{(isFlat ? "holds" : "MISSED")}  managed memory {growth:+0.00 %;-0.00 %} after warm-up, less than {GrowthMost:0 %} wanted");
    Console.WriteLine($"{(isClean ? "holds" : "MISSED")}  threads, timers and handles back where they were");
    return isFlat && isClean ? 0 : 1;
}

async Task LiveAsync(Func<BybitHybridStream, Task> body)
{
    await using var stream = new BybitHybridStream(new BybitHybridStreamOptions
    {
        ApiKey = FakeBybit.DefaultApiKey,
        ApiSecret = FakeBybit.DefaultApiSecret,
        Endpoints = endpoints,
        Connections = new ConnectionOptions
        {
            BackoffFloor = TimeSpan.FromMilliseconds(1),
            BackoffCeiling = TimeSpan.FromMilliseconds(20),
            StableAfter = TimeSpan.Zero,
            DialsPerWindow = int.MaxValue,
        },
    });
    stream.Router.On<PositionUpdate>(EventNames.PositionUpdate, (in PositionUpdate _) => Interlocked.Increment(ref ticks));
    await stream.StartAsync();
    await stream.WhenFreshAsync();
    await body(stream);
    await stream.StopAsync();
}

// Both streams in turn. Each time, ticks must flow again before the next blow.
async Task ReconnectAsync(BybitHybridStream stream, long times, long ticksPerReconnect)
{
    for (var i = 0; i < times; i++)
    {
        var goal = Interlocked.Read(ref ticks) + ticksPerReconnect;
        var reconnects = Reconnects(stream) + 1;
        await exchange.StandardInput.WriteLineAsync(i % 2 == 0 ? "private" : "public");
        await Wait.Until(
            $"reconnect {reconnects} and tick {goal}",
            () => Reconnects(stream) >= reconnects && IsFresh(stream) && Interlocked.Read(ref ticks) >= goal,
            () => $"{stream.Statistics}, {ticks} ticks",
            TimeSpan.FromMinutes(2));
    }
}

// What ends, ends in the background: looked at until it is as wanted, for ten seconds at most.
async Task<Footprint> SettledAsync(Func<Footprint, bool> isSettled)
{
    var look = Footprint.Now();
    for (var i = 0; i < 20 && !isSettled(look); i++)
    {
        await Task.Delay(500);
        look = Footprint.Now();
    }

    return look;
}

Process StartExchange()
{
    var self = Environment.ProcessPath!;
    var start = new ProcessStartInfo(self) { RedirectStandardInput = true, RedirectStandardOutput = true };
    if (Path.GetFileNameWithoutExtension(self) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
    start.ArgumentList.Add("--serve");
    return Process.Start(start)!;
}

Endpoints ReadEndpoints()
{
    Uri Next() => new(exchange.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The fake exchange did not start."));
    return new Endpoints { PrivateSocket = Next(), PublicSocket = Next(), Rest = Next() };
}

long Number(string name, long otherwise) =>
    Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? long.Parse(args[at + 1]) : otherwise;

static bool IsFresh(BybitHybridStream stream) => stream.Statistics is { Private.IsFresh: true, Public.IsFresh: true };

static long Reconnects(BybitHybridStream stream) => stream.Statistics is var now ? now.Private.Reconnects + now.Public.Reconnects : 0;

// The other process: deltas as fast as they are read, three positions held, and a socket cut for every line read.
static async Task ServeAsync()
{
    await using var exchange = await FakeBybit.StartAsync(new FakeBybitOptions
    {
        Market = new LoadMarket(),
        Server = new ServerRules { ConnectionsPerFiveMinutes = int.MaxValue, RestRequestsPerFiveSeconds = int.MaxValue },
    });
    exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
    exchange.OpenPosition("ETHUSDT", Side.Sell, 0.1m);
    exchange.OpenPosition("SOLUSDT", Side.Buy, 1m);
    Console.WriteLine(exchange.PrivateUri);
    Console.WriteLine(exchange.PublicUri);
    Console.WriteLine(exchange.RestUri);
    while (await Console.In.ReadLineAsync() is { } line)
    {
        exchange.Controls.Drop(line == "private" ? ConnectionKind.Private : ConnectionKind.Public);
    }
}
