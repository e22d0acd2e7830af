using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.FakeExchange.Links;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>The checkers of a day, told of what happens; those that do not listen to something cost nothing there.</summary>
internal sealed class CheckerBoard
{
    private readonly Checker[] _all;
    private readonly Checker[] _hear;
    private readonly Checker[] _hearTicks;
    private readonly Checker[] _asked;
    private readonly Checker[] _answered;
    private readonly Checker[] _read;
    private readonly Checker[] _sent;
    private readonly Checker[] _each;
    private readonly Checker[] _ticked;
    private readonly Checker[] _takes;
    private readonly Checker[] _setOut;
    private readonly Checker[] _kept;
    private readonly List<Violation> _own = [];

    /// <summary>Takes the checkers of one day.</summary>
    /// <param name="checkers">New ones.</param>
    public CheckerBoard(IReadOnlyList<Checker> checkers)
    {
        _all = [.. checkers];
        _hear = Listening(nameof(Checker.PluginHears));
        _hearTicks = [.. _hear.Where(checker => checker.HearsTicks)];
        _asked = Listening(nameof(Checker.Asked));
        _answered = Listening(nameof(Checker.Answered));
        _read = Listening(nameof(Checker.Wrote));
        _sent = Listening(nameof(Checker.Sent));
        _each = Listening(nameof(Checker.Second));
        _ticked = Listening(nameof(Checker.PluginTicks));
        _takes = Listening(nameof(Checker.PluginTakes));
        _setOut = Listening(nameof(Checker.SetsOut));
        _kept = Listening(nameof(Checker.Kept));
    }

    /// <summary>What they look at. Set once.</summary>
    public IWorldSight Sight { get; set; } = null!;

    /// <summary>Hears of every call that the session asks for, behind the checkers. Default nobody.</summary>
    public Action<RestCall>? Asks { get; set; }

    /// <summary>True when somebody reads lines.</summary>
    public bool Reads => _read.Length > 0;

    /// <summary>True once something did not hold.</summary>
    public bool HasFound => _own.Count > 0 || Array.Exists(_all, static checker => checker.Found.Count > 0);

    /// <summary>What did not hold, oldest first, of one moment in the order of the checkers: a stop that is gone before one that is looser.</summary>
    public IReadOnlyList<Violation> Found => [.. _own.Concat(_all.SelectMany(checker => checker.Found)).OrderBy(one => one.At)];

    /// <summary>The world itself found something wrong.</summary>
    public void Fail(string checker, string place, string text) => _own.Add(new Violation(checker, place, Sight.Now, Sight.Input, text));

    /// <summary>Tells all of them.</summary>
    public void Tell(Action<Checker, IWorldSight> what)
    {
        foreach (var checker in _all)
        {
            what(checker, Sight);
        }
    }

    /// <summary>A host process starts.</summary>
    public void Starts(EventRouter router) => Tell((checker, sight) => checker.HostStarts(sight, router));

    /// <summary>A plugin's lane begins to be fed, or no longer is.</summary>
    public void Feeds(string plugin, bool isFed) => Tell((checker, sight) =>
    {
        if (isFed)
        {
            checker.PluginBegins(sight, plugin);
        }
        else
        {
            checker.PluginEnds(sight, plugin);
        }
    });

    /// <summary>A plugin is handed a tick.</summary>
    public void Hears(string plugin, in PositionUpdate tick)
    {
        foreach (var checker in _ticked)
        {
            checker.PluginTicks(Sight, plugin, tick);
        }

        foreach (var checker in _hearTicks)
        {
            checker.PluginHears(Sight, plugin, EventNames.PositionUpdate, tick.Stamp.Sequence);
        }
    }

    /// <summary>A plugin is handed any other event.</summary>
    public void Hears(string plugin, IHybridEvent happened)
    {
        if (happened is Resync resync)
        {
            Misses(plugin, resync);
        }

        foreach (var checker in happened is TickerUpdate ? [] : _takes)
        {
            checker.PluginTakes(Sight, plugin, happened);
        }

        foreach (var checker in happened is TickerUpdate ? _hearTicks : _hear)
        {
            checker.PluginHears(Sight, plugin, happened.Name, happened.Stamp.Sequence);
        }
    }

    /// <summary>The session asks for a REST call.</summary>
    public void Asked(RestCall call)
    {
        Array.ForEach(_asked, checker => checker.Asked(Sight, call));
        Asks?.Invoke(call);
    }

    /// <summary>The session is told what became of one.</summary>
    public void Answered(RestAnswer answer) => Array.ForEach(_answered, checker => checker.Answered(Sight, answer));

    /// <summary>A plugin gave a command.</summary>
    public void Commanded(CommandRequest command) => Tell((checker, sight) => checker.Commanded(sight, command));

    /// <summary>The host dialled, or a frame of it reached the venue.</summary>
    public void Sent(string stream, string? frame) => Array.ForEach(_sent, checker => checker.Sent(Sight, stream, frame));

    /// <summary>A line is written somewhere.</summary>
    public void Wrote(string where, string line)
    {
        foreach (var checker in _read)
        {
            checker.Wrote(Sight, where, line);
        }
    }

    /// <summary>The newest of a leg was handed to the store, or has reached the disk.</summary>
    public void LegKept(KnownLeg leg, bool isDurable) => Tell((checker, sight) => checker.LegKept(sight, leg, isDurable));

    /// <summary>A REST call sets out.</summary>
    public void SetsOut(LinkedCall call) => Array.ForEach(_setOut, checker => checker.SetsOut(Sight, call.Method, call.Path, call.Body));

    /// <summary>A line of the journal has reached the disk.</summary>
    public void Kept(JournalEntry line) => Array.ForEach(_kept, checker => checker.Kept(Sight, line));

    /// <summary>A second has passed.</summary>
    public void Second() => Array.ForEach(_each, checker => checker.Second(Sight));

    /// <summary>A trouble begins.</summary>
    public void Strikes(Trouble trouble) => Tell((checker, sight) => checker.Strikes(sight, trouble));

    private void Misses(string plugin, Resync resync) =>
        Array.ForEach(_all, checker => checker.PluginMisses(Sight, plugin, resync.Missed, resync.Stamp.Sequence));

    private Checker[] Listening(string hook) =>
        [.. _all.Where(checker => checker.GetType().GetMethod(hook)!.DeclaringType != typeof(Checker))];
}
