using PluginHybrid.FakeExchange.Links;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Links;
using PluginHybrid.Simulation.Times;
using PluginHybrid.Simulation.Venues;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>Lives one day: the shipped core, plugin runtime and plugins against the venue model, in one thread and in virtual time.</summary>
/// <remarks>The same day on the same binary gives the same bytes. One world lives one day, once; several worlds may live at once, each on its own thread.</remarks>
/// <example><code>
/// var report = new World(day, new() { Plugins = WorldPlugins.Load("plugins") }).Run(CancellationToken.None);
/// Console.WriteLine($"{report.Hash} {report.Violations.Count}");
/// </code></example>
public sealed class World
{
    /// <summary>The checker's name for an exception that ends a day.</summary>
    internal const string FaultName = "fault";

    private const int StepsPerLook = 4_096;
    private static readonly long Supervised = 10 * TimeSpan.TicksPerSecond;

    private readonly WorldOptions _options;
    private readonly HostSurroundings _around;
    private readonly DayTally _tally = new();
    private readonly HomeThread _home = new();
    private readonly EscapeWatch _escapes;
    private readonly StandstillWatch _still;
    private readonly DueAction _second;
    private readonly DueAction _restart;

    /// <summary>A world at dawn.</summary>
    /// <param name="day">What is decided before it begins.</param>
    /// <param name="options">What it is made of.</param>
    public World(Day day, WorldOptions options)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(options);
        (Day, _options) = (day, options);
        Tail = new Tail(Timeline);
        Board = new CheckerBoard(options.Checkers()) { Sight = new WorldSight(this) };
        Coverage = new CoverageBook(this);
        Venue = new SimulatedVenue(day, Timeline, new VirtualTime(Timeline, _home), LegChanged);
        Private = new StreamLinks(day, "private", Timeline, Venue.Exchange, Board.Sent);
        Public = new StreamLinks(day, "public", Timeline, Venue.Exchange, Board.Sent);
        Road = new RestRoad(day, Timeline, RestTrouble, Ask, Venue.Exchange.Rest.Refuse, Called);
        PluginTroubles = new PluginTroubles(Timeline, Board);
        _around = Surroundings();
        _escapes = new EscapeWatch(this, _home);
        _still = new StandstillWatch(this);
        _second = new DueAction(Second);
        _restart = new DueAction(StartHost);
    }

    internal Day Day { get; }

    internal Timeline Timeline { get; } = new();

    internal CheckerBoard Board { get; }

    internal CoverageBook Coverage { get; }

    internal Tail Tail { get; }

    internal SimulatedVenue Venue { get; }

    internal StreamLinks Private { get; }

    internal StreamLinks Public { get; }

    internal RestRoad Road { get; }

    internal RestTrouble RestTrouble { get; } = new();

    internal PluginTroubles PluginTroubles { get; }

    internal HostProcess? Host { get; private set; }

    internal int Incarnations { get; private set; }

    internal DurableStore Disk => _around.Disk;

    internal LifeRoll Roll { get; } = new();

    internal Func<long>? LiveBytes => _options.LiveBytes;

    private long End => (Day.Length + Day.Healing).Ticks;

    /// <summary>Lives the day to its end, or to the first violation when the options say so. What breaks the world itself is a violation of <c>fault</c>, and its end.</summary>
    /// <param name="token">Gives up between two steps.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DayReport Run(CancellationToken token)
    {
        // A context of the caller's would catch what awaits in this world.
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _home.Enter();
        try
        {
            Try(() => LiveThrough(token));
            var report = _tally.Report(this);
            Try(EndHost);
            return report with { Violations = Board.Found };
        }
        finally
        {
            EndHost();
            _home.Leave();
            Venue.Dispose();
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>The host dies: now, or in the middle of what it does after so many more effects.</summary>
    /// <param name="until">When it starts again.</param>
    /// <param name="effects">0 for now.</param>
    internal void Crash(long until, long effects)
    {
        if (Host is not { } host)
        {
            return;
        }

        Timeline.Put(until, _restart);
        if (effects > 0)
        {
            host.Life.EndAfter(effects);
        }
        else
        {
            host.Life.End();
        }
    }

    private void Try(Action part)
    {
        try
        {
            part();
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Board.Fail(FaultName, broken.GetType().Name, $"{broken}");
        }
    }

    private void LiveThrough(CancellationToken token)
    {
        Board.Tell((checker, sight) => checker.Begin(sight));
        Arm();
        Live(token);
    }

    private void EndHost()
    {
        var host = Host;
        Host = null;
        host?.Dispose();
    }

    private void Arm()
    {
        Timeline.Put(0, _restart);
        Timeline.Put(TimeSpan.TicksPerSecond, _second);
        Venue.Begin();
        foreach (var deed in Day.Deeds)
        {
            Timeline.Put(deed.At.Ticks, () => Do(deed));
        }

        new TroubleDesk(this).Arm();
    }

    private void Live(CancellationToken token)
    {
        var isOver = false;
        while (!isOver && Timeline.Step(End))
        {
            Look();

            if (Timeline.Steps % StepsPerLook == 0)
            {
                token.ThrowIfCancellationRequested();
            }

            Host?.Pump();
            isOver = _still.Found() || _escapes.Found() || (_options.StopsAtViolation && Board.HasFound);
        }

        if (!isOver)
        {
            _escapes.LookForTheLost();
            Board.Tell((checker, sight) => checker.End(sight));
        }
    }

    private void Look()
    {
        if (Host is { HasGivenUp: true, Life.IsOver: false })
        {
            Tail.Add($"HOST {Incarnations} gives up: the key was refused for good");
            Crash(Timeline.Now + Supervised, 0);
        }

        if (Host is { Life.IsOver: true })
        {
            HostDied();
        }
    }

    private void StartHost()
    {
        // One that was to die in its next effects, and had none, is killed now.
        if (Host is not null)
        {
            Host.Life.End();
            HostDied();
        }

        Incarnations++;
        Tail.Add($"HOST {Incarnations} starts");
        Host = new HostProcess(_around, Incarnations);
        Roll.Begins(Host, Incarnations);
        Host.Start();
    }

    private void HostDied()
    {
        Tail.Add($"HOST {Incarnations} dies");
        _tally.Take(Host!);
        Host!.Dispose();
        Host = null;
        Board.Tell((checker, sight) => checker.HostEnds(sight));
    }

    private void Second()
    {
        Timeline.Put(Timeline.Now + TimeSpan.TicksPerSecond, _second);
        _escapes.Second();
        Board.Second();
    }

    private void Do(Deed deed)
    {
        if (Venue.TryDo(deed))
        {
            Tail.Add($"PERSON {deed}");
            Board.Tell((checker, sight) => checker.Done(sight, deed));
        }
    }

    private LinkedAnswer Ask(LinkedCall call)
    {
        var answer = Venue.Exchange.Rest.Ask(call);
        Venue.Book.Look("host");
        return answer;
    }

    private void Called(LinkedCall call, LinkedAnswer answer)
    {
        Tail.Add($"venue answers {answer.RetCode} to {call.Method} {call.Path} {call.Query}{call.Body}");
        var seen = new VenueCall(call.Method, call.Path, call.Query, call.Body, answer.RetCode);
        Board.Tell((checker, sight) => checker.Called(sight, seen));
    }

    private void LegChanged(VenueLeg? before, VenueLeg after, string cause)
    {
        Tail.Add($"venue, by {cause}: {after}");
        Board.Tell((checker, sight) => checker.LegChanged(sight, before, after, cause));
    }

    private HostSurroundings Surroundings() => new()
    {
        Day = Day,
        Plugins = _options.Plugins with { Loader = new EnrolledLoader(_options.Plugins.Loader as SharedLoader ?? new SharedLoader(_options.Plugins.Loader), Roll) },
        Timeline = Timeline,
        Home = _home,
        Private = Private,
        Public = Public,
        Road = Road,
        Disk = new DurableStore(),
        Board = Board,
        Troubles = PluginTroubles,
        Border = _tally.Border,
        Tail = Tail,
        Settings = _options.Settings,
        Powerless = _options.Powerless,
        RecordInto = _options.RecordInto,
    };
}
