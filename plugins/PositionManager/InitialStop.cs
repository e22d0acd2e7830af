namespace PluginHybrid.Plugins.Managing;

/// <summary>Where the stop of an unprotected position belongs.</summary>
internal static class InitialStop
{
    /// <summary>The stop and its reason; <c>null</c> when none is wanted or no price is known.</summary>
    public static (decimal Price, string Because)? For(PositionUpdate held, Instrument? rules, ManagerSettings settings)
    {
        var distance = settings.InitialStops.TryGetValue(held.Position.Key.Symbol, out var own) ? own : settings.InitialStop;
        if (distance <= 0 || held.MarkPrice is not { } mark || mark <= 0)
        {
            return null;
        }

        var way = held.Position.Side == Side.Sell ? -1 : 1;
        var entry = held.Position.EntryPrice is { } known and > 0 ? known : mark;
        var amount = settings.InitialStopBy == StopBy.Percent ? entry * distance / 100 : distance;
        var words = FormattableString.Invariant($"{distance:0.########}{(settings.InitialStopBy == StopBy.Percent ? " %" : "")}");
        var stop = Grid(entry - (way * amount), way, rules);
        var from = FormattableString.Invariant($"the entry price {entry:0.########}");
        if ((mark - stop) * way <= 0)
        {
            stop = Grid(mark - (way * amount), way, rules);
            from = FormattableString.Invariant($"the mark price {mark:0.########}, which is past it from the entry price");
        }

        if (held.Position.LiquidationPrice is { } end and > 0 && (mark - end) * way > 0 && (stop - end) * way <= 0)
        {
            stop = Grid((mark + end) / 2, way, rules);
            from = FormattableString.Invariant($"the entry price lies behind liquidation at {end:0.########}; half way to it");
        }

        return stop > 0 && (mark - stop) * way > 0 ? (stop, $"no stop for {settings.InitialStopGrace}: {words} from {from}") : null;
    }

    /// <summary>The nearest price of the grid that protects at least as well.</summary>
    public static decimal Grid(decimal price, int way, Instrument? rules) =>
        rules is { TickSize: > 0 } grid ? grid.RoundPrice(price, up: way > 0) : decimal.Round(price, 8);
}
