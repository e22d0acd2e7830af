using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Numbers the turns of one lane, tells a recorder when they ran, and in a replay has them run when they did.</summary>
/// <param name="setup">Of the plugin, over all its lanes.</param>
/// <param name="lane">The lane.</param>
internal sealed class TurnBook(LanePumpSetup setup, Lane lane)
{
    private readonly Queue<Continuation> _kept = new();
    private readonly NextRecorded _next = setup.Next;

    /// <summary>Sees continuations from now on.</summary>
    public void Attach()
    {
        if (setup.Script is not null)
        {
            lane.KeepsBack = _kept.Enqueue;
        }
        else if (setup.TurnTap is { } tap)
        {
            lane.Continued = place => tap.Arrived(
                new ArrivalFact(setup.Plugin, ArrivalKind.Continuation, 0, setup.Time.GetUtcNow(), place.Input, place.Arrivals));
        }
    }

    private bool IsHeld => setup.Script is { } script && Ask(script) && !HasCome(script);

    /// <summary>Takes what may run next.</summary>
    /// <param name="input">Where it is put.</param>
    /// <param name="awaiting">True while a handler is awaited.</param>
    /// <param name="tenant">Whose timers may be recorded to come now.</param>
    /// <returns>False when nothing may run.</returns>
    public bool TryBegin(LaneInput input, bool awaiting, PluginInstance? tenant)
    {
        do
        {
            if (!IsHeld)
            {
                lane.Take(input, awaiting);
                if (input.Kind != LaneInputKind.None)
                {
                    input.RecordedAt = Begin(input);
                    return true;
                }
            }
        }
        while (TryArrive(tenant));

        return false;
    }

    /// <summary>Comes to rest, unless something may run. In a replay also when it must wait.</summary>
    /// <param name="awaiting">True while a handler is awaited.</param>
    public bool TryRest(bool awaiting)
    {
        if (!IsHeld)
        {
            return lane.TryRest(awaiting);
        }

        lane.Hold();
        return true;
    }

    /// <summary>It came to its end, or to its first pending await.</summary>
    /// <param name="input">What was taken.</param>
    /// <param name="tenant">Whose clock.</param>
    public void End(LaneInput input, PluginInstance? tenant)
    {
        setup.Script?.Begin(null);
        if (setup.TurnTap is not { } tap)
        {
            return;
        }

        var isEvent = input.Kind is LaneInputKind.Account or LaneInputKind.Tick or LaneInputKind.Ticker;
        var stamp = input.Stamp;
        var endedAfter = setup.NewestInput();
        if (isEvent ? input.IsLate || endedAfter > stamp.Input : setup.IsLive)
        {
            tap.Turned(new TurnFact(setup.Plugin, setup.Turn, stamp.Sequence, input.Place.Input, endedAfter, input.Conflated)
            {
                Arrivals = input.Place.Arrivals,
                At = tenant is null ? setup.Time.GetUtcNow() : tenant.Clock.GetUtcNow(),
            });
        }
    }

    // Brings a recorded timer to the lane when its place has come.
    private bool TryArrive(PluginInstance? tenant)
    {
        if (setup.Script is not { } script)
        {
            return false;
        }

        var next = lane.Counts.Arrivals.Count + 1;
        if (_next.Timer.Arrival < next)
        {
            _next.Timer = script.TryGetTimer(setup.Plugin, next, out var found) ? found : new ArrivalFact { Arrival = long.MaxValue };
        }

        var due = _next.Timer;
        if (due.Arrival != next || (tenant is null && due.Kind != ArrivalKind.Continuation))
        {
            return false;
        }

        _next.Timer = default;
        if (due.Kind == ArrivalKind.Continuation)
        {
            return TryContinue(script, due.At);
        }

        if (!tenant!.Timers.Fire(due.TimerNumber, due.At) || lane.Counts.Arrivals.Count < next)
        {
            script.Part(setup.Plugin, FormattableString.Invariant($"timer {due.TimerNumber} was recorded as due, and is not there"));
            lane.Counts.Arrivals.Skip();
        }

        return true;
    }

    private DateTimeOffset? Begin(LaneInput input)
    {
        setup.Turn++;
        if (setup.Script is not { } script)
        {
            return null;
        }

        var at = _next.Asked == setup.Turn ? _next.Fact?.At : null;
        script.Begin(at ?? input.DueAt);
        return at;
    }

    private bool TryContinue(ITurnScript script, DateTimeOffset at)
    {
        script.Reach(setup.Plugin, at);
        if (_kept.TryDequeue(out var rest))
        {
            lane.Post(rest.CameAt(at));
        }
        else
        {
            script.Part(setup.Plugin, "code after an await was recorded here, and none is there");
            lane.Counts.Arrivals.Skip();
        }

        return true;
    }

    private bool Ask(ITurnScript script)
    {
        if (_next.Asked != setup.Turn + 1)
        {
            _next.Asked = setup.Turn + 1;
            _next.Fact = script.TryGet(setup.Plugin, _next.Asked, out var fact) ? fact : null;
        }

        return _next.Fact is not null;
    }

    private bool HasCome(ITurnScript script)
    {
        var fact = _next.Fact!.Value;
        if (lane.Counts.Arrivals.Count >= fact.Arrivals)
        {
            return true;
        }

        if (lane.Place.Input <= fact.BeganAfterInput)
        {
            return false;
        }

        script.Part(setup.Plugin, FormattableString.Invariant(
            $"turn {_next.Asked} began after {fact.Arrivals} arrivals, of which only {lane.Counts.Arrivals.Count} have come"));
        return true;
    }
}
