using System.Globalization;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Measuring;

/// <summary>The typed handler at the end of a walk: counts, and adds up while that is asked for.</summary>
internal sealed class Tally
{
    private decimal _profits;

    public long Count { get; private set; }

    /// <summary>Whether to add up the profits, to compare candidates; not while measuring.</summary>
    public bool IsAdding { get; set; }

    public void Take(in PositionUpdate update)
    {
        Count++;
        if (IsAdding)
        {
            _profits += update.UnrealisedPnl ?? 0;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} events, profits {_profits:0.####}");
}
