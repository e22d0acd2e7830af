// Watches ten symbols at once and prints the rate as it goes: the stress test of the testing strategy.
//
//   dotnet run tools/stress.cs                       five minutes against a fake exchange in this process
//   dotnet run tools/stress.cs -- --for 30s          shorter; also 2m, 1h
//   dotnet run tools/stress.cs -- --testnet          watches Bybit's testnet, with the key of HYBRID_API_KEY and HYBRID_API_SECRET
//
// It only watches: nothing is ever ordered. Against the fake, the fake's own trader holds a position in every symbol, so every
// tick becomes a position.update; on testnet ticks become updates where the key's account holds something.
// Exit code: 0 when events came, both streams are live at the end and no frame was malformed, 1 when not, 2 for wrong arguments.

#:project ../src/PluginHybrid.Bybit/PluginHybrid.Bybit.csproj
#:project ../src/PluginHybrid.FakeExchange/PluginHybrid.FakeExchange.csproj
#:property PublishAot=false

using System.Diagnostics;
using PluginHybrid.Bybit;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Venue;

string[] symbols =
[
    "BTCUSDT", "ETHUSDT", "SOLUSDT", "ADAUSDT", "DOGEUSDT",
    "XRPUSDT", "DOTUSDT", "AVAXUSDT", "MATICUSDT", "LINKUSDT",
];

if (Duration(Option("--for") ?? "5m") is not { } duration)
{
    Console.Error.WriteLine($"--for wants a time such as 30s, 5m or 1h, found \"{Option("--for")}\".");
    return 2;
}

var onTestnet = args.Contains("--testnet");
var key = Environment.GetEnvironmentVariable("HYBRID_API_KEY") ?? "";
var secret = Environment.GetEnvironmentVariable("HYBRID_API_SECRET") ?? "";
if (onTestnet && (key.Length == 0 || secret.Length == 0))
{
    Console.Error.WriteLine("--testnet wants HYBRID_API_KEY and HYBRID_API_SECRET in the environment, a read-only key of testnet.bybit.com.");
    return 2;
}

await using var exchange = onTestnet ? null : await StartFakeAsync();
var events = 0L;
await using var stream = new BybitHybridStream(new BybitHybridStreamOptions
{
    ApiKey = exchange?.ApiKey ?? key,
    ApiSecret = exchange?.ApiSecret ?? secret,
    Environment = BybitEnvironment.Testnet,
    Endpoints = exchange is null ? null : new Endpoints { PrivateSocket = exchange.PrivateUri, PublicSocket = exchange.PublicUri, Rest = exchange.RestUri },
    Watch = symbols,
    EventHandler = (_, _) => Interlocked.Increment(ref events),
});

Console.WriteLine($"Stress test: {symbols.Length} symbols for {duration} against {(onTestnet ? "testnet" : "the fake exchange")}");
await stream.StartAsync();
await stream.WhenFreshAsync().WaitAsync(TimeSpan.FromSeconds(60));
Console.WriteLine($"Subscribed: {string.Join(", ", stream.SubscribedTickers.Order(StringComparer.Ordinal))}");
Interlocked.Exchange(ref events, 0);
await WatchAsync();
var verdict = Summarise();
await stream.StopAsync();
return verdict;

async Task WatchAsync()
{
    var step = TimeSpan.FromSeconds(Math.Clamp(duration.TotalSeconds / 10, 1, 10));
    var clock = Stopwatch.StartNew();
    var (lastEvents, lastAt) = (Interlocked.Read(ref events), TimeSpan.Zero);
    while (clock.Elapsed < duration)
    {
        var left = duration - clock.Elapsed;
        await Task.Delay(left < step ? left : step);
        var (nowEvents, nowAt) = (Interlocked.Read(ref events), clock.Elapsed);
        Console.WriteLine($"{nowAt.TotalSeconds,6:0} s  {nowEvents,9:N0} events  {(nowEvents - lastEvents) / (nowAt - lastAt).TotalSeconds,9:0.0}/s");
        (lastEvents, lastAt) = (nowEvents, nowAt);
    }
}

int Summarise()
{
    var seen = stream.Statistics;
    var total = Interlocked.Read(ref events);
    var isFine = total > 0 && stream.PrivateConnected && stream.PublicConnected && seen.Public.Malformed + seen.Private.Malformed == 0;
    Console.WriteLine();
    Console.WriteLine($"Duration           {duration}");
    Console.WriteLine($"Events             {total:N0}");
    Console.WriteLine($"Average rate       {total / duration.TotalSeconds:0.0} events/s");
    Console.WriteLine($"Ticker frames      {seen.Public.Frames:N0}, {seen.Public.OldFrames} of them old, {seen.Public.Malformed} malformed");
    Console.WriteLine($"Symbols            {stream.MarkPrices.Count} with a mark price, {stream.SubscribedTickers.Count} subscribed of {symbols.Length}");
    Console.WriteLine($"Positions          {stream.Positions.Count}");
    Console.WriteLine($"Reconnects         {seen.Private.Reconnects} private, {seen.Public.Reconnects} public");
    Console.WriteLine(isFine ? "Stress test passed" : "Stress test FAILED");
    return isFine ? 0 : 1;
}

async Task<FakeBybit> StartFakeAsync()
{
    var known = Instruments.WellKnown.ToDictionary(instrument => instrument.Symbol);
    var fake = await FakeBybit.StartAsync(new FakeBybitOptions
    {
        Market = new RandomWalkMarket(),
        Instruments = [.. symbols.Select(symbol => known.GetValueOrDefault(symbol) ?? NewInstrument(symbol))],
    });
    foreach (var symbol in symbols)
    {
        var price = fake.Position(symbol).MarkPrice;
        fake.OpenPosition(symbol, Side.Buy, Math.Ceiling(100 / price));
    }

    return fake;
}

static Instrument NewInstrument(string symbol) =>
    new() { Symbol = symbol, BaseCoin = symbol[..^4], StartPrice = 12.34m, PriceScale = 3, TickSize = 0.001m, QtyStep = 0.1m, MinQty = 0.1m };

string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

static TimeSpan? Duration(string text)
{
    if (text.Length < 2 || !double.TryParse(text[..^1], out var amount) || amount <= 0) return null;
    return text[^1] switch
    {
        's' => TimeSpan.FromSeconds(amount),
        'm' => TimeSpan.FromMinutes(amount),
        'h' => TimeSpan.FromHours(amount),
        _ => null,
    };
}
