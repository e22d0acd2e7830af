using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Links;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Venues;

/// <summary>The venue of a world: the exchange without sockets, its prices, its person, and the truth about the account.</summary>
internal sealed class SimulatedVenue : IDisposable
{
    private const string ByVenue = "venue";
    private readonly Day _day;
    private readonly Timeline _timeline;
    private readonly Account _account;
    private readonly SortedDictionary<string, SymbolWalk> _walks = new(StringComparer.Ordinal);
    private readonly Person _person;
    private TimeSpan _skew;

    /// <summary>A venue at dawn; prices do not move before <see cref="Begin"/>.</summary>
    /// <param name="day">The day.</param>
    /// <param name="timeline">Virtual time.</param>
    /// <param name="time">The venue's clock.</param>
    /// <param name="changed">Told of every leg that changed.</param>
    public SimulatedVenue(Day day, Timeline timeline, TimeProvider time, Action<VenueLeg?, VenueLeg, string> changed)
    {
        (_day, _timeline) = (day, timeline);
        Exchange = new LinkedExchange(new FakeBybitOptions
        {
            Seed = day.Seed,
            TimeProvider = time,
            Instruments = InstrumentTable.Of(day),
            HedgeSymbols = day.HedgeSymbols,
            Rules = new VenueRules { Liquidates = true, FillsPerMarketOrder = 2, StopSlippage = 0.0005m },
        });
        _account = Exchange.Exchange.Do(venue => venue.Accounts[0]);
        _person = new Person(_account);
        Book = new LegBook(_account, changed);
        Exchange.Exchange.Do(venue =>
        {
            foreach (var quote in venue.Quotes)
            {
                _walks[quote.Instrument.Symbol] = new SymbolWalk(day, quote, timeline, Moved);
            }
        });
    }

    /// <summary>The other side of the links.</summary>
    public LinkedExchange Exchange { get; }

    /// <summary>The legs.</summary>
    public LegBook Book { get; }

    /// <summary>Orders that are open, and those that ended within the last minute, oldest first.</summary>
    public IReadOnlyList<VenueOrder> Orders
    {
        get
        {
            var since = Exchange.Exchange.Clock.NowMs - 60_000;
            return [.. _account.ClosedOrders.Where(order => order.UpdatedMs >= since).Concat(_account.OpenOrders).OrderBy(order => order.CreatedMs).Select(ToSight)];
        }
    }

    /// <summary>Prices begin to move.</summary>
    public void Begin()
    {
        var first = Chance.Of(_day.Seed, "first");
        var number = 0;
        foreach (var walk in _walks.Values)
        {
            _timeline.Put((long)(first.Share(number++) * _day.Weather.FrameInterval.Ticks), walk);
        }
    }

    /// <summary>A symbol's mark price.</summary>
    public decimal Mark(string symbol) => _walks[symbol].Quote.Now.Mark;

    /// <summary>The person does something.</summary>
    /// <returns>False when it was impossible.</returns>
    public bool TryDo(Deed deed)
    {
        var done = Exchange.Exchange.Do(venue => _person.TryDo(venue, deed));
        Book.Look("person");
        return done;
    }

    /// <summary>A price jumps and stays.</summary>
    public void Jump(string symbol, decimal fraction)
    {
        if (_walks.TryGetValue(symbol, out var walk))
        {
            walk.Jumped *= 1 + fraction;
            walk.Show(_timeline.Now);
        }
    }

    /// <summary>A price goes and comes back.</summary>
    /// <param name="symbol">Whose.</param>
    /// <param name="fraction">How far at most.</param>
    /// <param name="lasts">There and back.</param>
    public void Wick(string symbol, decimal fraction, long lasts)
    {
        if (!_walks.TryGetValue(symbol, out var walk))
        {
            return;
        }

        const int Steps = 10;
        var (from, half) = (_timeline.Now, Math.Max(lasts / 2, TimeSpan.TicksPerMillisecond));
        Func<long, decimal> wick = now => 1 + (fraction * Math.Max(0, half - Math.Abs(now - from - half)) / half);
        walk.Wick = wick;
        for (var step = 1; step <= 2 * Steps; step++)
        {
            _timeline.Put(from + (half * step / Steps), () => walk.Show(_timeline.Now));
        }

        _timeline.Put(from + (2 * half) + 1, () => walk.Wick = ReferenceEquals(walk.Wick, wick) ? null : walk.Wick);
    }

    /// <summary>The venue's clock jumps.</summary>
    public void Skew(TimeSpan by)
    {
        _skew += by;
        Exchange.Controls.ClockOffset = _skew;
    }

    /// <inheritdoc />
    public void Dispose() => Exchange.Dispose();

    private void Moved(SymbolWalk walk)
    {
        Exchange.Exchange.MovePrice(walk.Quote);
        Book.Look(ByVenue);
    }

    private static VenueOrder ToSight(Order order) => new(
        order.OrderId, order.OrderLinkId, order.Symbol, order.PositionIdx, order.Side.Sign(), order.Qty, order.ReduceOnly, order.IsOpen, order.Stop != StopKind.None);
}
