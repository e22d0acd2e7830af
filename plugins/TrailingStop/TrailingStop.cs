namespace PluginHybrid.Plugins.Trailing;

/// <summary>Moves the stop of each leg behind its best price: only ever closer, never to the wrong side, and on from where it was after a restart.</summary>
[Plugin("trailing-stop", Title = "Trailing stop", Needs = Capabilities.MoveStops | Capabilities.VenueTrailing)]
public sealed class TrailingStop : HybridPlugin<TrailSettings>
{
    private const string Prefix = "trail/";
    private readonly SortedDictionary<PositionKey, TrailMemory> _trails = [];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private Trail? _trail;

    /// <inheritdoc />
    public override ValueTask OnStart()
    {
        _trail = new Trail(Settings);
        return default;
    }

    /// <inheritdoc />
    public override async ValueTask OnUpdate(PositionUpdate update)
    {
        var price = Settings.Trigger == StopTrigger.LastPrice ? update.LastPrice : update.MarkPrice;
        if (_trail is not { } trail || price is not { } followed || followed <= 0 || update.MarkAge > Settings.MaxMarkAge)
        {
            return;
        }

        var key = update.Position.Key;
        var sight = new Sight(update.Position, followed, Now, Instruments.Find(key.Symbol));
        var before = Recall(key);
        var memory = trail.See(Mode == PluginMode.Live ? before?.WithoutPaper() : before, sight);
        Keep(key, before, memory);
        if (memory.Active && before?.Active != true)
        {
            Metrics.Count("trails-activated");
            Log.Information(FormattableString.Invariant($"{key} trail active at {followed:0.########}"));
        }

        if (trail.Stop(memory, sight) is { } move)
        {
            var outcome = await Orders.Submit(new SetStop(key, move.Value, move.Because) { Trigger = Settings.Trigger }).ConfigureAwait(true);
            Settle(key, sight, move, venue: false, outcome);
        }
        else if ((Host.Granted & Capabilities.VenueTrailing) != 0 && trail.Venue(memory, sight) is { } net)
        {
            var outcome = await Orders.Submit(new SetVenueTrailing(key, net.Value, net.Because) { ActivePrice = net.ActivePrice }).ConfigureAwait(true);
            Settle(key, sight, net, venue: true, outcome);
        }
    }

    /// <inheritdoc />
    public override ValueTask OnClosed(PositionClosed closed)
    {
        Forget(closed.Position.Key);
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnResync(Resync resync)
    {
        ForgetAllBut([.. resync.Positions.Select(held => held.Position.Key)]);
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnFresh(StreamFresh fresh)
    {
        // Positions are the venue's now: a leg that closed while nobody looked leaves nothing behind.
        if (fresh.Stream == StreamKind.Private)
        {
            ForgetAllBut([.. Positions.All().Select(held => held.Position.Key)]);
        }

        return default;
    }

    private void Settle(PositionKey key, in Sight sight, StopMove move, bool venue, OrderOutcome outcome)
    {
        if (Recall(key) is not { } memory || _trail is not { } trail)
        {
            return; // closed while the desk was busy
        }

        Keep(key, memory, trail.After(memory, sight, move, venue, outcome));
        Metrics.Count(outcome.IsDone ? "stops-moved" : "stops-refused");
        var problem = outcome switch
        {
            Denied denied => $"{denied.Rule}: {denied.Reason} {denied.Fix}".TrimEnd(),
            Rejected rejected => $"the venue refused it ({rejected.Code}): {rejected.Text}",
            Unknown unknown => $"not known whether it was set: {unknown.Reason}",
            _ => null,
        };

        // Once per leg and kind: what goes on being refused is counted, not told again and again.
        if (problem is not null && _said.Add($"{key} {outcome.GetType().Name} {(outcome as Denied)?.Rule}"))
        {
            Log.Warning(FormattableString.Invariant($"{key} stop {move.Value:0.########}: {problem}"));
        }
    }

    private TrailMemory? Recall(PositionKey key)
    {
        if (!_trails.TryGetValue(key, out var memory) && State.Get<TrailMemory>(Prefix + key) is { } kept)
        {
            _trails[key] = memory = kept;
        }

        return memory;
    }

    private void Keep(PositionKey key, TrailMemory? before, TrailMemory memory)
    {
        if (!ReferenceEquals(before, memory))
        {
            _trails[key] = memory;
            State.Set(Prefix + key, memory);
        }
    }

    private void Forget(PositionKey key)
    {
        _trails.Remove(key);
        _said.RemoveWhere(said => said.StartsWith($"{key} ", StringComparison.Ordinal));
        State.Remove(Prefix + key);
    }

    private void ForgetAllBut(HashSet<PositionKey> open)
    {
        var kept = open.Select(key => Prefix + key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in _trails.Keys.Where(key => !open.Contains(key)).ToArray())
        {
            Forget(key);
        }

        foreach (var name in State.Keys(Prefix).Where(name => !kept.Contains(name)))
        {
            State.Remove(name);
        }
    }
}
