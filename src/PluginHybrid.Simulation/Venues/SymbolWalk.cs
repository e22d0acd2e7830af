using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Venues;

/// <summary>One symbol's wandering: calm or trending by stretches, in bursts; jumps and wicks lie over it and leave it as it was.</summary>
internal sealed class SymbolWalk : Due
{
    private const int Marks = 3;
    private static readonly long Stretch = 5 * TimeSpan.TicksPerMinute;

    private readonly Day _day;
    private readonly Timeline _timeline;
    private readonly Action<SymbolWalk> _moved;
    private readonly Chance _chance;
    private readonly Chance _stretches;
    private decimal _level;
    private int _left;
    private long _pause;

    /// <summary>Stands still until it is put into the timeline.</summary>
    /// <param name="day">Seed and weather.</param>
    /// <param name="quote">The symbol's prices.</param>
    /// <param name="timeline">Virtual time.</param>
    /// <param name="moved">Told after each step, to publish it.</param>
    public SymbolWalk(Day day, Quote quote, Timeline timeline, Action<SymbolWalk> moved)
    {
        (_day, Quote, _timeline, _moved) = (day, quote, timeline, moved);
        _chance = Chance.Of(day.Seed, "price", quote.Instrument.Symbol);
        _stretches = Chance.Of(day.Seed, "stretch", quote.Instrument.Symbol);
        _level = quote.Instrument.StartPrice;
    }

    /// <summary>The symbol's prices.</summary>
    public Quote Quote { get; }

    /// <summary>What all jumps so far make of the price.</summary>
    public decimal Jumped { get; set; } = 1;

    /// <summary>What a wick makes of it at this moment.</summary>
    public Func<long, decimal>? Wick { get; set; }

    /// <inheritdoc />
    public override void Happen()
    {
        var now = _timeline.Now;
        if (_left == 0)
        {
            Burst(now);
        }

        _left--;
        var gap = _left > 0 ? _day.Weather.FrameInterval.Ticks / 10 : _pause;
        _timeline.Put(now + Math.Max(1, gap), this);
        Wander(now);
        Show(now);
    }

    /// <summary>The price as it is now, with all that lies over it.</summary>
    public void Show(long now)
    {
        var instrument = Quote.Instrument;
        var price = _level * Jumped * (Wick?.Invoke(now) ?? 1);
        var last = Math.Max(instrument.RoundDown(price + (instrument.TickSize / 2)), instrument.TickSize);
        var mark = Math.Max(Math.Round(price, instrument.PriceScale), instrument.TickSize);
        Quote.Trade(instrument.QtyStep * (1 + _chance.Whole(20, now, 4)), instrument.QtyStep * (1 + _chance.Whole(5_000, now, 5)), instrument.QtyStep * (1 + _chance.Whole(5_000, now, 6)));
        Quote.Move(last, mark, mark);
        _moved(this);
    }

    // One to ten frames close together, then a pause: on average as many as the weather says.
    private void Burst(long now)
    {
        var interval = _day.Weather.FrameInterval.Ticks;
        _left = 1 + _chance.Whole(10, now, 1);
        _pause = (long)((_left * interval) - ((_left - 1) * interval / 10.0) + (interval * (_chance.Share(now, 2) - 0.5)));
    }

    private void Wander(long now)
    {
        // The sum of three draws is near enough to a bell.
        var draw = 0.0;
        for (var one = 0; one < Marks; one++)
        {
            draw += _chance.Share(now, 10 + one) - 0.5;
        }

        var stretch = now / Stretch;
        var drift = _stretches.Hits(_day.Weather.Trends, stretch) ? (_stretches.Share(stretch, 1) - 0.5) * 0.6 : 0;
        var moved = _level * (1 + (_day.Weather.Volatility * (decimal)((2 * draw) + drift)));
        _level = Math.Clamp(Math.Round(moved, Quote.Instrument.PriceScale + 3), Quote.Instrument.StartPrice / 20, Quote.Instrument.StartPrice * 20);
    }
}
