using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Positions;

/// <summary>Everything the session keeps of one symbol.</summary>
/// <param name="symbol">The symbol.</param>
internal sealed class SymbolSlot(Symbol symbol)
{
    private Leg[] _legs = [];

    /// <summary>Its name, and its place in the <see cref="SymbolTable"/>.</summary>
    public Symbol Symbol { get; } = symbol;

    /// <summary>Its ticker topic.</summary>
    public string Topic { get; } = TopicOf(symbol.Name);

    /// <summary>Its ticker.</summary>
    public TickerState Ticker { get; } = new();

    /// <summary>True when somebody asked for the ticker whether or not a position is held.</summary>
    public bool Watched { get; set; }

    /// <summary>Listeners that asked for the ticker, counted.</summary>
    public int Followers { get; set; }

    /// <summary>True when somebody asked for the ticker for its own sake.</summary>
    public bool IsWatched => Watched || Followers > 0;

    /// <summary>All legs ever seen, by rising <c>positionIdx</c>.</summary>
    public ReadOnlySpan<Leg> Legs => _legs;

    /// <summary>True when a leg is held.</summary>
    public bool IsHeld
    {
        get
        {
            foreach (var leg in _legs)
            {
                if (leg.Open is not null)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>True when the ticker is needed.</summary>
    public bool NeedsTicker => IsWatched || IsHeld;

    /// <summary>The ticker topic of a symbol.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    public static string TopicOf(string symbol) => $"tickers.{symbol}";

    /// <summary>The merged ticker as an event. On the hot path.</summary>
    /// <param name="stamp">Its place in the stream.</param>
    public TickerUpdate ToUpdate(EventStamp stamp) => new()
    {
        Stamp = stamp,
        Symbol = Symbol.Name,
        MarkPrice = Ticker.Mark,
        LastPrice = Ticker.Last,
        IndexPrice = Ticker.Index,
        BidPrice = Ticker.Bid,
        AskPrice = Ticker.Ask,
        FundingRate = Ticker.FundingRate,
        NextFundingAt = Ticker.NextFundingAt,
        VenueTime = VenueTime(Ticker.VenueTimeMs),
    };

    /// <summary>A time of the venue's; one beyond the calendar is its mistake and no reason to lose a price.</summary>
    /// <param name="ms">ms since 1970.</param>
    public static DateTimeOffset VenueTime(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(ms, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    /// <summary>Finds a leg or adds it.</summary>
    /// <param name="account">Our name of the account.</param>
    /// <param name="positionIdx">0, 1 or 2.</param>
    public Leg LegOf(string account, int positionIdx)
    {
        foreach (var leg in _legs)
        {
            if (leg.Key.PositionIdx == positionIdx)
            {
                return leg;
            }
        }

        var added = new Leg(new(account, Symbol.Name, positionIdx));
        _legs = [.. _legs.Append(added).OrderBy(leg => leg.Key.PositionIdx)];
        return added;
    }
}
