using System.Globalization;
using System.Text.Json;
using PluginHybrid.Core.Journal;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Processes;

/// <summary>A host process with the three plugins live against a fake exchange that outlives it. The market moves only when the test moves it.</summary>
internal sealed class KilledHost : IAsyncDisposable
{
    public const string Long = "BTCUSDT";
    public const string Short = "ETHUSDT";

    private readonly DirectoryInfo _home;
    private readonly FakeBybit _exchange;
    private readonly List<string> _said = [];
    private HybridProcess? _host;
    private int _nudges;

    private KilledHost(DirectoryInfo home, FakeBybit exchange) => (_home, _exchange) = (home, exchange);

    /// <summary>Starts the exchange, opens a long and a short leg, and writes the operator's file.</summary>
    public static async Task<KilledHost> Prepare()
    {
        var exchange = await FakeBybit.StartAsync(new FakeBybitOptions { Seed = 7 });
        var rig = new KilledHost(Directory.CreateTempSubdirectory("hybrid-killed-"), exchange);
        exchange.OpenPosition(Long, Side.Buy, 0.01m);
        exchange.OpenPosition(Short, Side.Sell, 0.5m);
        await File.WriteAllTextAsync(rig.Config, $"""
            exchange:
              environment: testnet
              endpoints: {"{"} rest: "{exchange.RestUri}", private: "{exchange.PrivateUri}", public: "{exchange.PublicUri}" {"}"}
            plugins:
              folders: ["{BuiltHybrid.Plugins}"]
              watch: false
              position-manager: {"{"} mode: live, live_on: [testnet], allow: [move-stops, reduce] {"}"}
              aged-monitor: {"{"} mode: live, live_on: [testnet], allow: [move-stops, take-profits, reduce, cancel-own-orders] {"}"}
              trailing-stop:
                mode: live
                live_on: [testnet]
                allow: [move-stops]
                settings:
                  activateAtPercent: 0
                  breakEvenAtPercent: 0
                  distance: 1
                  minStepPercent: 0
                  minInterval: 100ms
            """);
        return rig;
    }

    /// <summary>The stop of each leg at the venue.</summary>
    public string Stops => string.Create(CultureInfo.InvariantCulture, $"{Long} {_exchange.Position(Long).StopLoss:0.##}, {Short} {_exchange.Position(Short).StopLoss:0.##}");

    /// <summary>Size of each leg at the venue.</summary>
    public string Sizes => string.Create(CultureInfo.InvariantCulture, $"{Long} {_exchange.Position(Long).Size:0.####}, {Short} {_exchange.Position(Short).Size:0.####}");

    /// <summary>Every line of the journal, over all runs.</summary>
    public IReadOnlyList<JournalLine> Journal()
    {
        using var reader = JournalReader.Open(new StateFiles(StateFolder, "testnet", "main"));
        return reader?.All() ?? [];
    }

    /// <summary>Stops that were sent for a leg, in the order in which they arrived.</summary>
    public IReadOnlyList<decimal> SentStops(string symbol) =>
    [
        .. Bodies("/v5/position/trading-stop")
            .Where(body => body.GetProperty("symbol").GetString() == symbol && body.TryGetProperty("stopLoss", out _))
            .Select(body => decimal.Parse(body.GetProperty("stopLoss").GetString()!, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Orders that were sent, by our id.</summary>
    public IReadOnlyList<string> SentOrders() => [.. Bodies("/v5/order/create").Select(body => body.GetProperty("orderLinkId").GetString()!)];

    /// <summary>True when both stops are within a tick or two of one percent behind the price.</summary>
    public bool IsTrailed()
    {
        var (up, down) = (1 + (Percent / 100), 1 - (Percent / 100));
        return _exchange.Position(Long).StopLoss >= (_exchange.Position(Long).EntryPrice * up * 0.99m) - 0.3m
            && _exchange.Position(Short).StopLoss is > 0 and var stop && stop <= (_exchange.Position(Short).EntryPrice * down * 1.01m) + 0.3m;
    }

    public async Task StartHost()
    {
        _host = new HybridProcess(
            new Dictionary<string, string>
            {
                ["HYBRID__STATE__FOLDER"] = StateFolder,
                ["HYBRID_API_KEY"] = _exchange.ApiKey,
                ["HYBRID_API_SECRET"] = _exchange.ApiSecret,
            },
            "run", "--config", Config);
        await Wait.Until("the host listens to positions and to the price of each that is open", () => Listens(ConnectionKind.Private, "position") && ListensIfOpen(Long) && ListensIfOpen(Short), Tell, TimeSpan.FromSeconds(60));
    }

    /// <summary>Ends the process at once; the market stands still until there is another.</summary>
    public async Task KillHost()
    {
        await _host!.KillAsync();
        Remember();
    }

    public async Task StopHost()
    {
        _host!.Signal("INT");
        await _host.ExitAsync();
        Remember();
    }

    /// <summary>A person closes a leg at the market.</summary>
    public void Close(string symbol) => _exchange.ClosePosition(symbol);

    /// <summary>A person opens a leg at the market.</summary>
    public void Open(string symbol, Side side, decimal size) => _exchange.OpenPosition(symbol, side, size);

    /// <summary>What the journal tells of a leg's beginnings and ends: run, life and first word, in order.</summary>
    public IReadOnlyList<string> Lives(string symbol) =>
    [
        .. Journal().Where(line => line.Entry.Kind == JournalKind.Event && line.Entry.Leg?.Symbol == symbol)
            .Select(line => (line, Word: line.Entry.What.Split(' ')[0]))
            .Where(told => told.Word is "opened" or "closed")
            .Select(told => $"run {told.line.Run}: {told.Word} {told.line.Entry.Life}"),
    ];

    /// <summary>Moves both prices to this many percent in favour of the legs.</summary>
    public void Move(decimal percent)
    {
        foreach (var (symbol, way) in new[] { (Long, 1), (Short, -1) })
        {
            var price = Math.Round(_exchange.Position(symbol).EntryPrice * (1 + (way * percent / 100)), 1);
            _exchange.Tick(symbol, last: price, mark: price);
        }
    }

    /// <summary>Keeps the market where it is, with a sign of life, until both stops are as far as the trail wants them.</summary>
    public Task Settle(Func<bool> reached) => Wait.Until(
        "both stops are at the trail's distance",
        () =>
        {
            Move(Percent + (++_nudges % 50 == 0 ? -0.01m : 0));
            return reached();
        },
        Tell, TimeSpan.FromSeconds(60));

    /// <summary>Where the market is.</summary>
    public decimal Percent { get; set; }

    public string Tell() => $"{Stops}; {Sizes}\nsent {string.Join(' ', SentStops(Long))}\nsent {string.Join(' ', SentStops(Short))}\n{string.Join('\n', Journal().TakeLast(40).Select(line => $"{line.Run} {line.Entry.Kind} {line.Entry.Plugin}/{line.Entry.Number} {line.Entry.Leg} {line.Entry.What} {line.Entry.OrderLinkId}"))}\n{string.Join('\n', _said)}\n{_host?.Error}";

    public async ValueTask DisposeAsync()
    {
        _host?.Dispose();
        await _exchange.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private string Config => Path.Combine(_home.FullName, "hybrid.yaml");

    private string StateFolder => Path.Combine(_home.FullName, "state");

    private bool ListensIfOpen(string symbol) => _exchange.Position(symbol).Size == 0 || Listens(ConnectionKind.Public, symbol);

    private bool Listens(ConnectionKind kind, string topic) =>
        _exchange.Controls.Connections.Any(connection => connection.IsOpen && connection.Kind == kind && connection.Topics.Any(heard => heard.Contains(topic, StringComparison.Ordinal)));

    private void Remember()
    {
        _said.Add(_host!.Error);
        _host.Dispose();
        _host = null;
    }

    private IEnumerable<JsonElement> Bodies(string path) => _exchange.Controls.Rest.Requests.Where(request => request.Path == path).Select(request => JsonDocument.Parse(request.Body).RootElement);
}
