using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Sdk.Values;
using PluginHybrid.TestKit.Venue;

namespace PluginHybrid.TestKit.Playing;

/// <summary>Plays markets to the real session and the real plugin host, driven inline, and writes down what the plugin decided.</summary>
internal sealed class Stage : IStage, IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly StageSetup _setup;
    private readonly VenueModel _venue;
    private readonly LineKeeper _lines;
    private readonly SortedDictionary<PositionKey, KnownLeg> _legs = [];
    private SessionStage? _session;
    private PluginHost? _host;
    private int _lives;

    public Stage(StageSetup setup)
    {
        _setup = setup;
        _venue = new VenueModel(_time);
        _lines = new LineKeeper(_time);
    }

    /// <summary>Commands with what became of them, in order.</summary>
    public List<Decision> Decisions { get; } = [];

    /// <summary>Lines the plugin wrote to the log.</summary>
    public IReadOnlyList<string> Lines => _lines.Lines;

    /// <summary>The plugin as its host last saw it.</summary>
    public PluginStatus? Status { get; private set; }

    /// <summary>Legs that are open at the end.</summary>
    public IReadOnlyList<Position> Positions { get; private set; } = [];

    public void Play(IReadOnlyList<Market> markets)
    {
        foreach (var market in markets)
        {
            market.Events[0].Happens(this); // every symbol has a price before the host looks
        }

        StartHost();
        var line = markets.SelectMany((market, index) => market.Events.Skip(1).Select((one, number) => (one.At, index, number, one.Happens)))
            .OrderBy(one => one.At).ThenBy(one => one.index).ThenBy(one => one.number);
        foreach (var (at, _, _, happens) in line)
        {
            Advance(VirtualTime.Epoch + at);
            happens(this);
            Pump();
        }

        Advance(VirtualTime.Epoch + markets.Max(market => market.End));
        Positions = _session is null ? [] : _session.Held();
        StopHost();
    }

    public void Price(string symbol, decimal price)
    {
        _venue.Price(symbol, price);
        _session?.Tell(symbol);
    }

    public void Funding(string symbol, decimal rate, TimeSpan at) => _venue.Funding[symbol] = (rate, VirtualTime.Epoch + at);

    public void Open(string symbol, int leg, Side side, decimal size, decimal? stop) => _venue.Open(symbol, leg, side, size, stop);

    public void CloseByHand(string symbol, int leg) => _venue.CloseByHand(symbol, leg);

    public void StopByHand(string symbol, int leg, decimal? price) => _venue.StopByHand(symbol, leg, price);

    public void Cut() => _session?.Cut();

    public void Mend() => _session?.Mend();

    public void StopHost()
    {
        if (_host is not { } host)
        {
            return;
        }

        Status = host.Status().SingleOrDefault();
        Done(host.DisposeAsync().AsTask());
        Pump();
        _session!.Dispose();
        (_host, _session) = (null, null);
    }

    public void StartHost()
    {
        _venue.TakeSaid(); // nobody listened
        _session = new SessionStage(_time, _venue, _setup.Instruments, $"run{++_lives}", _legs);
        _session.Router.On<CommandSettled>(CommandSettled.EventName, Settled);
        _host = new PluginHost(new PluginHostOptions
        {
            Router = _session.Router,
            Commands = _session,
            Loader = _setup.Loader,
            States = _setup.States,
            Time = _time,
            Loggers = _lines,
            Seed = 1,
            Driving = LaneDriving.Inline,
            Terms = _ => new PluginTerms { Mode = _setup.Mode, Allow = _setup.Granted },
        });
        Done(_host.StartAsync([_setup.Candidate]));
        var status = _host.Status().SingleOrDefault();
        if (status is not { State: PluginState.Running })
        {
            throw new InvalidOperationException($"{_setup.Candidate.Id} does not run: {status?.Why} {string.Join(' ', status?.Problems ?? [])}{string.Join('\n', Lines)}");
        }

        _session.Start();
    }

    public void Dispose() => StopHost();

    private void Settled(in CommandSettled settled) =>
        Decisions.Add(new Decision(settled.Stamp.ReceivedAt - VirtualTime.Epoch, settled.Command, settled.Outcome));

    private void Advance(DateTimeOffset then) => _time.AdvanceTo(then, Pump);

    private void Pump() => _session?.Pump();

    // Inline, everything the host is asked to do is done when it returns; a task that is not would wait for real time.
    private void Done(Task task)
    {
        for (var turn = 0; !task.IsCompleted && turn < 1000; turn++)
        {
            Pump();
        }

        if (!task.IsCompleted)
        {
            throw new InvalidOperationException($"{_setup.Candidate.Id} waits for real time. Task.Delay or a blocking call? Use After, Every or Background.");
        }

        task.GetAwaiter().GetResult();
    }
}
