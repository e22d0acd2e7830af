using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>One symbol's wandering: prices follow from the seed, the symbol's name and the number of steps.</summary>
internal sealed class RandomWalk
{
    private readonly Random _random;
    private readonly Quote _quote;
    private readonly decimal _volatility;

    public RandomWalk(Quote quote, int seed, decimal volatility)
    {
        (_quote, _volatility) = (quote, volatility);
        _random = new Random(seed ^ Hash(quote.Instrument.Symbol));
    }

    /// <summary>One tick: perhaps a new last price, always fresh sizes at the touch.</summary>
    /// <param name="marks">True when mark and index are due as well.</param>
    public void Step(bool marks)
    {
        var (now, instrument) = (_quote.Now, _quote.Instrument);
        var moves = _random.Next(3) == 0;
        decimal? last = moves ? Moved(now.Last, instrument) : null;
        _quote.Trade(Sized(instrument, 20), Sized(instrument, 5_000), Sized(instrument, 5_000));
        decimal? index = marks ? now.Index + ((now.Last - now.Index) * 0.2m) + Noise(now.Last) : null;

        // The mark follows the index with a little of the last price in it: near both, equal to neither.
        decimal? mark = index is { } level ? level + (((last ?? now.Last) - level) * 0.5m) : null;
        _quote.Move(last, Rounded(mark), Rounded(index));
    }

    private decimal Moved(decimal last, Instrument instrument)
    {
        var moved = instrument.RoundDown(last + Noise(last) + (instrument.TickSize / 2));
        return Math.Max(moved, instrument.TickSize);
    }

    /// <summary>A draw around zero whose size is the volatility; the sum of three is near enough to a bell.</summary>
    private decimal Noise(decimal price)
    {
        var draw = _random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5;
        return price * _volatility * 2 * (decimal)draw;
    }

    private decimal Sized(Instrument instrument, int most) => instrument.QtyStep * _random.Next(1, most);

    private decimal? Rounded(decimal? price) => price is { } value ? Math.Max(Math.Round(value, _quote.Instrument.PriceScale), _quote.Instrument.TickSize) : null;

    /// <summary>FNV-1a: the runtime's own text hash differs from run to run.</summary>
    private static int Hash(string text)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16_777_619u;
        }

        return (int)(hash & int.MaxValue);
    }
}
