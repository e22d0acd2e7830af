namespace PluginHybrid.Plugins.Trailing;

/// <summary>Moves the stop of each leg behind its best price: only ever closer, never to the wrong side, and on from where it was after a restart.</summary>
[Plugin("trailing-stop", Title = "Trailing stop", Needs = Capabilities.MoveStops | Capabilities.VenueTrailing)]
public sealed class TrailingStop : HybridPlugin<TrailSettings>
{
    private LegMemory<TrailMemory>? _trails;
    private Trail? _trail;

    private LegMemory<TrailMemory> Trails => _trails ??= new LegMemory<TrailMemory>(State, "trail/");

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
        var before = Trails.Of(key);
        var memory = trail.See(Mode == PluginMode.Live ? before?.WithoutPaper() : before, sight);
        Trails.Keep(key, memory);
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
        Trails.Forget(closed.Position.Key);
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnResync(Resync resync)
    {
        Trails.ForgetAllBut(resync.Positions.Select(held => held.Position.Key));
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnFresh(StreamFresh fresh)
    {
        // Positions are the venue's now: a leg that closed while nobody looked leaves nothing behind.
        if (fresh.Stream == StreamKind.Private)
        {
            Trails.ForgetAllBut(Positions.All().Select(held => held.Position.Key));
        }

        return default;
    }

    private void Settle(PositionKey key, in Sight sight, StopMove move, bool venue, OrderOutcome outcome)
    {
        if (Trails.Of(key) is not { } memory || _trail is not { } trail)
        {
            return; // closed while the desk was busy
        }

        Trails.Keep(key, trail.After(memory, sight, move, venue, outcome));
        Metrics.Count(outcome.IsDone ? "stops-moved" : "stops-refused");

        // Once per leg and kind: what goes on being refused is counted, not told again and again.
        if (outcome.DescribeProblem() is { } problem && Trails.IsNew(key, $"{outcome.GetType().Name} {(outcome as Denied)?.Rule}"))
        {
            Log.Warning(FormattableString.Invariant($"{key} stop {move.Value:0.########}: {problem}"));
        }
    }
}
