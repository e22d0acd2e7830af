using System.Globalization;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>A fault script laid over a running exchange: strikes when its moments come, and keeps what happened.</summary>
/// <remarks>Dispose it to make everything right again. Moments come from any thread.</remarks>
public sealed class FaultRun : IFaultMoments, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Exchange _exchange;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly List<Watch> _watches;
    private readonly List<Strike> _strikes = [];
    private readonly SessionEye _eye;
    private readonly FrontEar _ear;
    private readonly Effects _effects;
    private readonly long _began;
    private IDisposable? _filter;

    internal FaultRun(FaultScript script, Exchange exchange, TimeProvider time, (IProcessFaults? Process, IPluginFaults? Plugins) lent)
    {
        (Script, _exchange, _time, Lent) = (script, exchange, time, lent);
        _eye = new SessionEye(exchange);
        _ear = new FrontEar(_eye, (moment, name, kind, direction) => Happened(moment, name, kind, direction));
        _effects = new Effects(script.Source, time);
        _watches = [.. script.Faults.Select(fault => new Watch(fault, new FaultStage(this, exchange, time, fault)))];
        (_began, StartedAt) = (time.GetTimestamp(), time.GetUtcNow());
    }

    /// <summary>What is laid over the exchange.</summary>
    public FaultScript Script { get; }

    /// <summary>The exchange's real time when the script began; times of strikes count from here.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Time since the script began.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_began);

    /// <summary>What struck, oldest first.</summary>
    public IReadOnlyList<Strike> Strikes
    {
        get
        {
            lock (_gate)
            {
                return [.. _strikes];
            }
        }
    }

    /// <summary>What this exchange or host could not carry out, or is still about, in words.</summary>
    public IReadOnlyList<string> Problems => _effects.Problems;

    /// <summary>Ids of the faults that have not struck yet.</summary>
    public IReadOnlyList<string> Waiting
    {
        get
        {
            lock (_gate)
            {
                return [.. _watches.Where(watch => watch.Struck == 0).Select(watch => watch.Fault.Id)];
            }
        }
    }

    /// <summary>True when every fault struck at least once and nothing timed (<c>after</c>, <c>for</c>) is still to come.</summary>
    public bool IsOver => _effects.IsQuiet && Waiting.Count == 0;

    internal (IProcessFaults? Process, IPluginFaults? Plugins) Lent { get; }

    /// <inheritdoc />
    public void Record(long number, TimeSpan at) => Happened("record", number.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public void Dispose()
    {
        _exchange.Controls.Moments = null;
        _filter?.Dispose();
        _effects.Dispose();
    }

    /// <summary>Everything a judge needs to know.</summary>
    /// <param name="host">What the host saw and believes.</param>
    public ObservedRun Observe(IHostView host) => _eye.Observe(this, host);

    internal void Begin()
    {
        _exchange.Controls.Moments = _ear;
        _filter = _exchange.Controls.Add(_ear);
        foreach (var watch in _watches)
        {
            var when = watch.Fault.When;
            switch (when.Moment)
            {
                case "at" when watch.IsDue(when.Nth, Script.Seed):
                    StrikeAfter(watch, when.Time + when.After, $"at {when.Time.TotalSeconds:0.###} s");
                    break;
                case "every":
                    _effects.Every(when.Time + when.After, when.Time, () => Beat(watch));
                    break;
            }
        }

        foreach (var leg in _eye.OpenLegs())
        {
            Happened("opened", leg.Symbol);
        }
    }

    internal void AtVenue(Action<VenueModel> action, string id)
    {
        if (_exchange.IsMoving)
        {
            // Inside a frame: afterwards, or the venue would speak in the middle of a sentence.
            _effects.Soon(() => _effects.Try(id, () => _exchange.Do(action)));
        }
        else
        {
            _exchange.Do(action);
        }
    }

    internal IDisposable Bend(BentFrames frames) => _ear.Bend(frames);

    internal void Follow(string id, Func<Task> action) => _effects.Follow(id, action);

    internal void Later(TimeSpan by, Action action) => _effects.Later(by, action);

    private void Happened(string moment, string name, ConnectionKind? kind = null, string direction = "")
    {
        if (_effects.IsEnded)
        {
            return;
        }

        var due = new List<(Watch Watch, long Occasion)>();
        lock (_gate)
        {
            foreach (var watch in _watches.Where(watch => watch.Fault.When.Fits(moment, name, kind, direction)))
            {
                if (watch.IsDue(++watch.Seen, Script.Seed))
                {
                    due.Add((watch, watch.Seen));
                }
            }
        }

        foreach (var (watch, occasion) in due)
        {
            StrikeAfter(watch, watch.Fault.When.After, $"{moment} {name}{(kind is { } known ? $" on the {FrontEar.Word(known)} socket" : "")}, no. {occasion}");
        }
    }

    private void Beat(Watch watch)
    {
        bool isDue;
        lock (_gate)
        {
            isDue = watch.IsDue(++watch.Seen, Script.Seed);
        }

        if (isDue)
        {
            StrikeNow(watch, $"every {watch.Fault.When.Time.TotalSeconds:0.###} s, no. {watch.Seen}");
        }
    }

    private void StrikeAfter(Watch watch, TimeSpan delay, string place)
    {
        if (delay == TimeSpan.Zero)
        {
            StrikeNow(watch, place);
        }
        else
        {
            _effects.Later(delay, () => StrikeInState(watch, place, Elapsed + Patience));
        }
    }

    // What is timed waits for the state it is to strike in: how fast a host gets there depends on its machine.
    private void StrikeInState(Watch watch, string place, TimeSpan until)
    {
        if (watch.Fault.State is { } wanted && _eye.State != wanted && Elapsed < until)
        {
            _effects.Later(Look, () => StrikeInState(watch, place, until));
        }
        else
        {
            StrikeNow(watch, place);
        }
    }

    private void StrikeNow(Watch watch, string place)
    {
        var fault = watch.Fault;
        lock (_gate)
        {
            _strikes.Add(new Strike(fault.Id, fault.Kind.Name, Elapsed, _eye.State, place));
            watch.Struck++;
        }

        _effects.Try(fault.Id, () =>
        {
            var effect = fault.Kind.Begin(watch.Stage, fault.With);
            _effects.Keep(effect);
            if (fault.For is { } lasting)
            {
                _effects.Later(lasting, effect.Dispose);
            }
        });
        Happened("fault", fault.Id);
    }
}
