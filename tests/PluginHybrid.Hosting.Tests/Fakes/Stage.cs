using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>A host, and a session that is played by the test: events in order, orders kept.</summary>
internal sealed class Stage : IAsyncDisposable, ITurnTap
{
    public static readonly DateTimeOffset Begin = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly Lazy<PluginHost> _host;
    private long _sequence;

    public Stage(LaneDriving driving = LaneDriving.Inline)
    {
        Port = new MemoryPort(Story);
        States = new LoggedStates(Story);
        Driving = driving;
        _host = new(() => new PluginHost(new PluginHostOptions
        {
            Router = Router,
            Commands = Port,
            Loader = Real is null ? Loader : new LoaderOfBoth(Loader, Real),
            States = States,
            Journal = Journal,
            Time = UsesRealTime ? TimeProvider.System : Time,
            Driving = Driving,
            Limits = Limits,
            Loggers = Log,
            Turns = this,
            Terms = id => Terms.GetValueOrDefault(id) ?? DefaultTerms,
        }));
    }

    public LaneDriving Driving { get; }

    public bool UsesRealTime { get; init; }

    /// <summary>Loads what the test did not put in: plugins from files.</summary>
    public IPluginLoader? Real { get; init; }

    public GuardLimits Limits { get; init; } = new();

    public PluginTerms DefaultTerms { get; init; } = new() { Mode = PluginMode.Live, Allow = Capabilities.MoveStops };

    public Dictionary<string, PluginTerms> Terms { get; } = [];

    public EventRouter Router { get; } = new();

    public FakeTimeProvider Time { get; } = new(Begin);

    public List<string> Story { get; } = [];

    public MemoryPort Port { get; }

    public LoggedStates States { get; }

    public MemoryLoader Loader { get; } = new();

    public MemoryJournal Journal { get; } = new();

    public OneLog Log { get; } = new();

    public List<TurnFact> Turns { get; } = [];

    /// <summary>A plugin of whose turns the recorder cannot be told.</summary>
    public string? FailsToRecord { get; set; }

    public PluginHost Host => _host.Value;

    public PluginStatus Of(string id) => Host.Status().Single(status => status.Id == id);

    public void Turned(in TurnFact fact)
    {
        if (fact.Plugin == FailsToRecord)
        {
            throw new InvalidOperationException("the recorder failed");
        }

        lock (Turns)
        {
            Turns.Add(fact);
        }
    }

    public Task Run(string id, Func<HybridPlugin> make, string version = "1") => Take(Loader.Add(id, version, make));

    public Task Take(PluginCandidate candidate) => Host.ApplyAsync(candidate, TestContext.Current.CancellationToken);

    public long Last => _sequence;

    public EventStamp Next()
    {
        var number = ++_sequence;
        return new EventStamp(number, number, Begin.AddMilliseconds(number));
    }

    public PositionUpdate Tick(string symbol, decimal mark, int life = 1) => Emit(Events.Tick(Next(), symbol, mark, life));

    public PositionOpened Open(string symbol, int life = 1) =>
        Emit(new PositionOpened(Next(), Events.Held(symbol, life), Begin, UpdateCause.PrivatePush));

    public PositionClosed Close(string symbol, int life = 1) =>
        Emit(new PositionClosed(Next(), Events.Held(symbol, life), null, Begin, UpdateCause.PrivatePush));

    public OrderUpdate Order(string symbol) => Emit(Events.Order(Next(), symbol));

    public WalletUpdate Wallet(decimal balance) => Emit(new WalletUpdate(Next(), "UNIFIED", "USDT", balance, balance, Begin));

    public void Settle(CommandRequest request, OrderOutcome? outcome = null) =>
        Emit(new CommandSettled(Next(), request.Id, request.Command, request.Mode, outcome ?? new Accepted(request.Id.ToString())));

    public TEvent Emit<TEvent>(TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        Router.Emit(happened);
        return happened;
    }

    public ValueTask DisposeAsync() => _host.IsValueCreated ? Host.DisposeAsync() : default;
}
