namespace PluginHybrid.Plugins.Trailing;

/// <summary>The rules of the trail: memory and a look in, a decision out. Holds no state.</summary>
internal sealed class Trail(TrailSettings settings)
{
    private readonly TrailDistance _distance = new(settings);

    /// <summary>Takes a look into memory: best price, activation, bars. The same memory comes back when nothing changed.</summary>
    public TrailMemory See(TrailMemory? memory, in Sight sight)
    {
        if (memory is null || !memory.Identity.Is(sight.Position))
        {
            memory = new TrailMemory { Identity = PositionIdentity.Of(sight.Position), Best = sight.Price };
        }

        if (memory.Identity.EntryPrice != sight.Position.EntryPrice)
        {
            memory = memory with { Identity = memory.Identity with { EntryPrice = sight.Position.EntryPrice } };
        }

        var best = sight.IsBetter(sight.Price, memory.Best) ? sight.Price : memory.Best;
        var active = memory.Active || IsReached(sight, best);
        if (best != memory.Best || active != memory.Active)
        {
            memory = memory with { Best = best, Active = active };
        }

        return settings.DistanceBy == DistanceBy.Atr
            ? memory with { Atr = AtrBars.Next(memory.Atr, sight.Price, sight.Now, settings.AtrBar, settings.AtrPeriod) }
            : memory;
    }

    /// <summary>Where the stop should go now, or <c>null</c>: not active, no better than what holds, too early, or on the wrong side.</summary>
    public StopMove? Stop(TrailMemory memory, in Sight sight)
    {
        if (settings.Mode == TrailMode.Venue || !MayAsk(memory, sight))
        {
            return null;
        }

        var (trailed, even) = (Trailed(memory, sight), BreakEven(memory, sight));
        if (Tightest(sight, trailed, even) is not { } stop || !sight.CanHold(stop))
        {
            return null;
        }

        var holds = Holding(memory, sight);
        var step = sight.Price * settings.MinStepPercent / 100;
        if (holds is { } price && (!sight.IsBetter(stop, price) || Math.Abs(stop - price) < step))
        {
            return null;
        }

        // Words only for a move: most looks make none.
        var best = Figure(memory.Best);
        return new StopMove(stop, stop == trailed
            ? $"{_distance.InWords(sight, memory.Best)} behind the best price {best}"
            : $"break-even plus {Figure(settings.FeeCoverPercent)} % fees; best price {best}");
    }

    /// <summary>What to give the venue to trail by itself: all of it in venue mode, the net in ours.</summary>
    public StopMove? Venue(TrailMemory memory, in Sight sight)
    {
        var factor = settings.Mode == TrailMode.Venue ? 1 : settings.VenueNet;
        if (factor == 0 || !MayAsk(memory, sight) || _distance.Of(sight, memory.Best, memory.Atr) is not { } distance)
        {
            return null;
        }

        distance *= factor;
        var known = sight.Position.TrailingStop ?? (memory.Venue is { } promise && promise.Counts(sight.Now) ? promise.Value : null);
        if (known is { } set && set - distance < Math.Max(sight.Tick, sight.Price * settings.MinStepPercent / 100))
        {
            return null;
        }

        var reached = memory.Active;
        var active = reached ? null : ActivationPrice(sight);
        var what = settings.Mode == TrailMode.Venue ? "the venue trails" : "a net under our own trail";
        return reached || active is not null
            ? new StopMove(Down(distance, sight), $"{what}, {_distance.InWords(sight, memory.Best)}{(factor == 1 ? "" : $" times {Figure(factor)}")} behind", active)
            : null;
    }

    /// <summary>What is remembered after the desk answered.</summary>
    public TrailMemory After(TrailMemory memory, in Sight sight, StopMove move, bool venue, OrderOutcome outcome)
    {
        var next = memory with { NotBefore = sight.Now + settings.MinInterval };
        if (!outcome.IsDone)
        {
            return next with { PausedUntil = sight.Now + settings.RetryAfter, RefusedAtBest = memory.Best };
        }

        var taken = new Promise((venue ? null : (outcome as Accepted)?.Price) ?? move.Value, sight.Now, outcome is Accepted { WasSent: false });
        next = next with { PausedUntil = default, RefusedAtBest = null };
        return venue ? next with { Venue = taken } : next with { Stop = taken };
    }

    private bool MayAsk(TrailMemory memory, in Sight sight) =>
        sight.Now >= memory.NotBefore
        && (sight.Now >= memory.PausedUntil || (memory.RefusedAtBest is { } refused && sight.IsBetter(memory.Best, refused)));

    private bool IsReached(in Sight sight, decimal best) =>
        ActivationPrice(sight) is { } price && !sight.IsBetter(price, best);

    private decimal? ActivationPrice(in Sight sight)
    {
        if (settings.ActivateAtPrice.TryGetValue(sight.Position.Key.ToString(), out var named)
            || settings.ActivateAtPrice.TryGetValue(sight.Position.Key.Symbol, out named))
        {
            return named;
        }

        return sight.Position.EntryPrice is { } entry and > 0
            ? sight.Tighter(entry * (1 + (sight.Way * settings.ActivateAtPercent / 100)))
            : null;
    }

    private decimal? Trailed(TrailMemory memory, in Sight sight) =>
        memory.Active && _distance.Of(sight, memory.Best, memory.Atr) is { } distance
            ? sight.Tighter(memory.Best - (sight.Way * distance))
            : null;

    private decimal? BreakEven(TrailMemory memory, in Sight sight) =>
        settings.BreakEvenAtPercent > 0 && sight.Position.EntryPrice is { } entry and > 0 && sight.Profit(memory.Best) >= settings.BreakEvenAtPercent
            ? sight.Tighter(entry * (1 + (sight.Way * settings.FeeCoverPercent / 100)))
            : null;

    private static decimal? Tightest(in Sight sight, decimal? one, decimal? other)
    {
        if (one is not { } trailed || other is not { } even)
        {
            return one ?? other;
        }

        // The tightest of those the venue would take: a trail the price has passed must not keep break-even from being set.
        if (!sight.CanHold(trailed) || !sight.CanHold(even))
        {
            return sight.CanHold(trailed) ? one : other;
        }

        return sight.IsBetter(even, trailed) ? other : one;
    }

    private static decimal? Holding(TrailMemory memory, in Sight sight)
    {
        var promised = memory.Stop is { } promise && promise.Counts(sight.Now) ? promise.Value : (decimal?)null;
        var shown = sight.Position.StopLoss;
        return promised is { } ours && (shown is not { } row || sight.IsBetter(ours, row)) ? ours : shown;
    }

    private static decimal Down(decimal distance, in Sight sight) =>
        sight.Rules is { TickSize: > 0 } grid ? Math.Max(grid.RoundPrice(distance, up: false), grid.TickSize) : decimal.Round(distance, 8);

    private static string Figure(decimal value) => FormattableString.Invariant($"{value:0.########}");
}
