using Bogus;
using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Hosting.Tests.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Misbehaving;

/// <summary>Two healthy plugins with a bad one between them, or with nobody, through the same seeded day.</summary>
internal sealed class Neighbourhood : IAsyncDisposable
{
    private const int Steps = 120;

    private static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT"];

    private readonly PluginFolder _folder = new();
    private readonly Dictionary<string, (Listener Plugin, List<string> Answers)> _healthy = [];
    private readonly Dictionary<string, int> _lives = [];
    private int _settled;

    /// <param name="driving">Who drives the bad plugin. On threads the healthy ones stay on the receiving thread: their order is the events'.</param>
    public Neighbourhood(LaneDriving driving)
    {
        Stage = new Stage(driving)
        {
            Real = _folder.Loader(),
            UsesRealTime = driving == LaneDriving.Threads,
            Limits = new GuardLimits { InlineTurn = TimeSpan.FromHours(1) },
        };
        foreach (var id in Healthy.Ids)
        {
            Stage.Terms[id] = Stage.DefaultTerms with { Inline = driving == LaneDriving.Threads };
        }
    }

    public Stage Stage { get; }

    /// <summary>Starts all of them.</summary>
    /// <param name="bad">The bad plugin; <c>null</c> for none.</param>
    public async Task Start(string? bad)
    {
        foreach (var id in Healthy.Ids)
        {
            List<string> answers = [];
            var plugin = Healthy.Make(answers);
            _healthy[id] = (plugin, answers);
            await Stage.Run(id, () => plugin);
        }

        if (bad is not null)
        {
            await Stage.Take(BadPlugins.Find(bad, _folder));
        }
    }

    /// <summary>The day: legs open and close, prices come, orders and balances change, all by a fixed seed.</summary>
    public void Play()
    {
        var chance = new Faker { Random = new Randomizer(20260105) }.Random;
        foreach (var symbol in Symbols)
        {
            Stage.Open(symbol, _lives[symbol] = 1);
        }

        for (var i = 0; i < Steps; i++)
        {
            Step(chance, Symbols[chance.Int(0, 1)], i);
            Settle();
            Stage.Time.Advance(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>All that the healthy ones were told, decided and answered.</summary>
    public string Text() => string.Join('\n', _healthy.SelectMany(own => own.Value.Plugin.Told().Split("; ").Select(heard => $"{own.Key}: {heard}"))
        .Concat(RequestsOfHealthy().Select(request => $"{request.Id} {request.Command} {request.Cause} {request.CauseSequence} {request.Mode} {request.Granted}"))
        .Concat(_healthy.SelectMany(own => own.Value.Answers.Select(answer => $"{own.Key}: {answer}")))
        .Concat(Healthy.Ids.Select(id => $"{id}: {Stage.Of(id).State}, {Stage.Of(id).FaultCount} faults, {Stage.Of(id).Figures.AccountEvents} account events")));

    /// <summary>The state of the bad plugin in a line.</summary>
    public string Shown(string bad) => $"{Stage.Of(bad).State}: {Stage.Of(bad).Why} | {string.Join("; ", Stage.Of(bad).Faults)} | {string.Join("; ", Stage.Of(bad).Problems)}";

    public async ValueTask DisposeAsync()
    {
        await Wait.For("the end of the host", Stage.DisposeAsync().AsTask(), TimeSpan.FromSeconds(60));
        _folder.Dispose();
    }

    private void Step(Randomizer chance, string symbol, int number)
    {
        switch (chance.Int(0, 9))
        {
            case 0:
                Stage.Wallet(number);
                break;
            case 1:
                Stage.Order(symbol);
                break;
            case 2:
                Stage.Close(symbol, _lives[symbol]);
                Stage.Open(symbol, ++_lives[symbol]);
                break;
            default:
                Stage.Tick(symbol, 100 + chance.Int(0, 400) / 10m, _lives[symbol]);
                break;
        }
    }

    // Only theirs: the sequence must not depend on what the bad one asks for.
    private void Settle()
    {
        var open = RequestsOfHealthy();
        for (; _settled < open.Count; _settled++)
        {
            Stage.Settle(open[_settled]);
        }
    }

    private List<CommandRequest> RequestsOfHealthy() => [.. Stage.Port.Requests.Where(request => Healthy.Ids.Contains(request.Id.Plugin))];
}
