using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>Lets every symbol take a step at each tick of a timer.</summary>
internal sealed class WalkDriver : IDisposable
{
    private readonly Exchange _exchange;
    private readonly List<(Quote Quote, RandomWalk Walk)> _walks;
    private readonly int _stepsPerMark;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly long _started;
    private readonly ITimer _timer;
    private long _steps;

    public WalkDriver(Exchange exchange, RandomWalkMarket market, int seed, TimeProvider time)
    {
        _exchange = exchange;
        _walks = exchange.Do(venue => venue.Quotes.Select(quote => (quote, new RandomWalk(quote, seed, market.Volatility))).ToList());
        _stepsPerMark = Math.Max(1, (int)(market.MarkInterval / market.Interval));
        (_time, _interval, _started) = (time, market.Interval, time.GetTimestamp());
        _timer = time.CreateTimer(_ => CatchUp(), null, market.Interval, market.Interval);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Takes the steps that are due by now, so that a coarse or late timer keeps the rate.</summary>
    private void CatchUp() => _exchange.Do(venue =>
    {
        var due = (long)(_time.GetElapsedTime(_started) / _interval);

        // After a long pause (a sleeping machine) the lost steps stay lost.
        _steps = Math.Max(_steps, due - (long)Math.Ceiling(TimeSpan.FromSeconds(1) / _interval));
        while (_steps < due)
        {
            Step(venue);
        }
    });

    private void Step(VenueModel venue)
    {
        _steps++;
        for (var i = 0; i < _walks.Count; i++)
        {
            // Marks of different symbols are due at different steps, so they do not all come in one burst.
            var (quote, walk) = _walks[i];
            walk.Step(marks: (_steps + i) % _stepsPerMark == 0);
            venue.PriceMoved(quote);
        }
    }
}
