using System.Globalization;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Recordings.Digests;

/// <summary>The ticks of one leg in one second.</summary>
/// <param name="first">The first of them; not counted yet.</param>
internal sealed class TickSum(in PositionUpdate first)
{
    private decimal? _lowest = first.MarkPrice;
    private decimal? _highest = first.MarkPrice;
    private PositionUpdate _last = first;
    private long _count;

    /// <summary>Input of the last of them.</summary>
    public long LastInput => _last.Stamp.Input;

    public void Take(in PositionUpdate update)
    {
        _count++;
        _last = update;
        _lowest = _lowest is null || update.MarkPrice < _lowest ? update.MarkPrice : _lowest;
        _highest = _highest is null || update.MarkPrice > _highest ? update.MarkPrice : _highest;
    }

    /// <summary><c>x17 mark 61860.1..61875.3 last 61869.2 pnl 12.5 Fresh</c></summary>
    public override string ToString()
    {
        var marks = _lowest == _highest ? EventText.Figure(_lowest) : $"{EventText.Figure(_lowest)}..{EventText.Figure(_highest)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"x{_count} mark {marks} then {EventText.Figure(_last.MarkPrice)} pnl {EventText.Figure(_last.UnrealisedPnl)} {_last.Freshness}");
    }
}
