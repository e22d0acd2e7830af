using PluginHybrid.Sdk.Values;
using PluginHybrid.TestKit.Playing;

namespace PluginHybrid.TestKit;

/// <summary>What happens in one symbol, told from the beginning to the end. Several markets of one run share one clock.</summary>
/// <remarks>Prices move in a straight line, one tick a second unless <see cref="Every"/> says otherwise; mark, last, bid and ask are the same.</remarks>
/// <example><code>
/// Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 63_000, over: 10.Minutes()).Fall(to: 61_000, over: 5.Minutes())
/// </code></example>
#pragma warning disable CA1720 // Long and Short are what traders call the two sides.
public sealed class Market
{
    private readonly List<MarketEvent> _events = [];
    private TimeSpan _every = TimeSpan.FromSeconds(1);
    private TimeSpan _at;
    private decimal _price;

    private Market(string symbol, decimal price)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(price, 0);
        _price = price;
        Rules = new Instrument
        {
            Symbol = symbol,
            TickSize = 0.1m,
            QuantityStep = 0.001m,
            MinQuantity = 0.001m,
            MaxQuantity = 1_000_000,
            MaxMarketQuantity = 1_000_000,
            SettleCoin = "USDT",
        };
        Tick();
    }

    /// <summary>The symbol's trading rules: tick 0.1, step 0.001 unless <see cref="Grid"/> says otherwise.</summary>
    public Instrument Rules { get; private set; }

    internal IReadOnlyList<MarketEvent> Events => _events;

    internal TimeSpan End => _at;

    /// <summary>A market in which nothing is held yet.</summary>
    /// <param name="symbol">Upper case, ending in USDT.</param>
    /// <param name="price">Where it begins.</param>
    public static Market Of(string symbol, decimal price) => new(symbol, price);

    /// <summary>A market that begins with a long position at its entry price.</summary>
    /// <param name="symbol">Upper case, ending in USDT.</param>
    /// <param name="entry">Entry price, and where the market begins.</param>
    /// <param name="size">In base currency.</param>
    /// <param name="leg">0 one-way, 1 the buy leg of a hedge.</param>
    /// <param name="stop">A stop it has already.</param>
    public static Market Long(string symbol, decimal entry, decimal size, int leg = 0, decimal? stop = null) =>
        Of(symbol, entry).Open(Side.Buy, size, leg, stop);

    /// <summary>A market that begins with a short position at its entry price.</summary>
    /// <param name="symbol">Upper case, ending in USDT.</param>
    /// <param name="entry">Entry price, and where the market begins.</param>
    /// <param name="size">In base currency.</param>
    /// <param name="leg">0 one-way, 2 the sell leg of a hedge.</param>
    /// <param name="stop">A stop it has already.</param>
    public static Market Short(string symbol, decimal entry, decimal size, int leg = 0, decimal? stop = null) =>
        Of(symbol, entry).Open(Side.Sell, size, leg, stop);

    /// <summary>A long opens at the present price.</summary>
    /// <param name="size">In base currency.</param>
    /// <param name="leg">0 one-way, 1 the buy leg of a hedge.</param>
    /// <param name="stop">A stop it has from the first moment.</param>
    public Market OpenLong(decimal size, int leg = 0, decimal? stop = null) => Open(Side.Buy, size, leg, stop);

    /// <summary>A short opens at the present price.</summary>
    /// <param name="size">In base currency.</param>
    /// <param name="leg">0 one-way, 2 the sell leg of a hedge.</param>
    /// <param name="stop">A stop it has from the first moment.</param>
    public Market OpenShort(decimal size, int leg = 0, decimal? stop = null) => Open(Side.Sell, size, leg, stop);

    /// <summary>The price rises in a straight line.</summary>
    /// <param name="to">Above the present price.</param>
    /// <param name="over">How long it takes.</param>
    /// <exception cref="ArgumentException">That would not be a rise.</exception>
    public Market Rise(decimal to, TimeSpan over) =>
        to > _price ? Move(to, over) : throw new ArgumentException($"{Rules.Symbol} is at {_price}; {to} is no rise.", nameof(to));

    /// <summary>The price falls in a straight line.</summary>
    /// <param name="to">Below the present price, above zero.</param>
    /// <param name="over">How long it takes.</param>
    /// <exception cref="ArgumentException">That would not be a fall.</exception>
    public Market Fall(decimal to, TimeSpan over) =>
        to < _price && to > 0 ? Move(to, over) : throw new ArgumentException($"{Rules.Symbol} is at {_price}; {to} is no fall.", nameof(to));

    /// <summary>The price stays, and goes on being told.</summary>
    /// <param name="over">How long.</param>
    public Market Hold(TimeSpan over) => Move(_price, over);

    /// <summary>The price is somewhere else one tick later, without a price between.</summary>
    /// <param name="to">Above zero.</param>
    public Market Jump(decimal to) => Move(to, _every);

    /// <summary>The price wanders by chance; the same seed wanders the same way.</summary>
    /// <param name="seed">Names the path.</param>
    /// <param name="over">How long.</param>
    /// <param name="percent">Largest step of one tick, in percent.</param>
    public Market Wander(int seed, TimeSpan over, decimal percent = 0.05m)
    {
        var chance = new Random(seed);
        for (var end = _at + over; _at < end;)
        {
            Move(_price * (1 + ((decimal)((chance.NextDouble() * 2) - 1) * percent / 100)), _every);
        }

        return this;
    }

    /// <summary>A person closes a leg at the market.</summary>
    /// <param name="leg">Its index.</param>
    public Market Close(int leg = 0) => Add(stage => stage.CloseByHand(Rules.Symbol, leg));

    /// <summary>A person sets or takes off the stop of a leg.</summary>
    /// <param name="price">The stop; <c>null</c> takes it off.</param>
    /// <param name="leg">Its index.</param>
    public Market StopByHand(decimal? price, int leg = 0) => Add(stage => stage.StopByHand(Rules.Symbol, leg, price));

    /// <summary>Both streams are cut: no price, no position. Then they are back.</summary>
    /// <param name="over">How long.</param>
    public Market Cut(TimeSpan over)
    {
        Add(stage => stage.Cut());
        _at += over;
        Add(stage => stage.Mend());
        return Tick();
    }

    /// <summary>The host is stopped and started again; state store and venue stay as they are.</summary>
    /// <param name="down">How long it is down.</param>
    public Market Restart(TimeSpan down)
    {
        Add(stage => stage.StopHost());
        _at += down;
        Add(stage => stage.StartHost());
        return Tick();
    }

    /// <summary>The rate of the next funding, and when it settles. Nothing is paid in the test kit.</summary>
    /// <param name="rate">A fraction: 0.0001 is 0.01 %; longs pay when it is above zero.</param>
    /// <param name="after">From now.</param>
    public Market Funding(decimal rate, TimeSpan after)
    {
        var at = _at + after;
        Add(stage => stage.Funding(Rules.Symbol, rate, at));
        return Tick();
    }

    /// <summary>How often a price is told from here on. Default one second.</summary>
    /// <param name="tick">Above zero.</param>
    public Market Every(TimeSpan tick)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(tick, TimeSpan.Zero);
        _every = tick;
        return this;
    }

    /// <summary>The symbol's grid.</summary>
    /// <param name="tick">Smallest step of a price.</param>
    /// <param name="step">Smallest step of a quantity.</param>
    public Market Grid(decimal tick, decimal step)
    {
        Rules = Rules with { TickSize = tick, QuantityStep = step, MinQuantity = step };
        return this;
    }

    private Market Open(Side side, decimal size, int leg, decimal? stop) => Add(stage => stage.Open(Rules.Symbol, leg, side, size, stop));

    private Market Move(decimal to, TimeSpan over)
    {
        var ticks = Math.Max(1, (long)(over / _every));
        var from = _price;
        for (var tick = 1L; tick <= ticks; tick++)
        {
            _at += _every;
            _price = tick == ticks ? to : from + ((to - from) * tick / ticks);
            Tick();
        }

        return this;
    }

    private Market Tick()
    {
        var price = _price;
        return Add(stage => stage.Price(Rules.Symbol, Math.Max(Math.Round(price / Rules.TickSize) * Rules.TickSize, Rules.TickSize)));
    }

    private Market Add(Action<IStage> happens)
    {
        _events.Add(new MarketEvent(_at, happens));
        return this;
    }
}
