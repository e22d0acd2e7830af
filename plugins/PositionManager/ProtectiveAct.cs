namespace PluginHybrid.Plugins.Managing;

/// <summary>Turns a chosen protection into a command for one leg.</summary>
internal static class ProtectiveAct
{
    /// <summary>The command; <c>null</c> when there is nothing to do: no protection, a tighter stop holds already, or too little to take off.</summary>
    /// <param name="protection">What the operator chose.</param>
    /// <param name="held">The leg.</param>
    /// <param name="fraction">What <see cref="Protection.Reduce"/> takes off, 0 to 1.</param>
    /// <param name="rules">The symbol's grid.</param>
    /// <param name="settings">Where stops go.</param>
    /// <param name="because">The reason.</param>
    public static OrderCommand? For(
        Protection protection, PositionUpdate held, decimal fraction, Instrument? rules, ManagerSettings settings, string because)
    {
        var key = held.Position.Key;
        switch (protection)
        {
            case Protection.TightenStops:
                var way = held.Position.Side == Side.Sell ? -1 : 1;
                var mark = held.MarkPrice!.Value;
                var stop = InitialStop.Grid(mark * (1 - (way * settings.TightenToPercent / 100)), way, rules);
                var isTighter = held.Position.StopLoss is not { } holds || (stop - holds) * way > 0;
                return isTighter && (mark - stop) * way > 0 ? new SetStop(key, stop, because) : null;
            case Protection.Reduce:
                var quantity = Up(held.Position.Size * Math.Clamp(fraction, 0, 1), rules);
                return quantity <= 0 ? null : quantity >= held.Position.Size ? new ClosePosition(key, because) : new Reduce(key, quantity, because);
            case Protection.Close:
                return new ClosePosition(key, because);
            default:
                return null;
        }
    }

    // Up, so that what is left is below the limit and not a step above it.
    private static decimal Up(decimal quantity, Instrument? rules) =>
        rules is { QuantityStep: > 0 } grid ? Math.Ceiling(quantity / grid.QuantityStep) * grid.QuantityStep : quantity;
}
