using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.People;

/// <summary>Prices under way to where the script wants them. What the market's own walk adds meanwhile is made up for by the end.</summary>
internal sealed class PriceDrives
{
    private readonly SortedDictionary<string, (decimal To, TimeSpan Ends)> _underWay = new(StringComparer.Ordinal);
    private TimeSpan _last;

    /// <summary>Begins a drive; the next look moves the price.</summary>
    /// <returns>Why not, or <c>null</c>.</returns>
    public Refusal? Begin(VenueModel venue, DriveAction drive, TimeSpan elapsed)
    {
        if (venue.Quote(drive.Symbol) is not { } quote)
        {
            return new Refusal(10001, "params error: symbol invalid");
        }

        _underWay[drive.Symbol] = (drive.To.At(quote.Now.Last, quote.Instrument), elapsed + drive.Over);
        return null;
    }

    /// <summary>Moves every driven price by its share of the time since the last look.</summary>
    public void Advance(VenueModel venue, TimeSpan elapsed)
    {
        var step = elapsed - _last;
        _last = elapsed;
        foreach (var (symbol, (to, ends)) in _underWay.ToList())
        {
            var quote = venue.Quote(symbol)!;
            var left = ends - (elapsed - step);
            var share = left <= step ? 1m : (decimal)(step / left);
            Move(quote, (to - quote.Now.Last) * share);
            venue.PriceMoved(quote);
            if (elapsed >= ends)
            {
                _underWay.Remove(symbol);
            }
        }
    }

    // Mark and index go with the last price, so that the distance between them stays what the market made it.
    private static void Move(Quote quote, decimal by)
    {
        var (now, instrument) = (quote.Now, quote.Instrument);
        var last = Math.Max(instrument.RoundDown(now.Last + by + (instrument.TickSize / 2)), instrument.TickSize);
        var moved = last - now.Last;
        quote.Move(last, now.Mark + moved, now.Index + moved);
    }
}
