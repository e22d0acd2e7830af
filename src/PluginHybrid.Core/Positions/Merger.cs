using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Positions;

/// <summary>Joins what is held with what it is worth.</summary>
/// <remarks>
/// Keyed by symbol and leg. A ticker without a position emits nothing; a row without news emits nothing; opened,
/// update, closed come in that order for every life of a leg, also when a life begins in one run and ends in a later one.
/// </remarks>
/// <param name="account">Our name of the account.</param>
/// <param name="symbols">Shared with the frame reader.</param>
/// <param name="sink">Where events go.</param>
/// <param name="demand">Told which tickers are needed.</param>
internal sealed class Merger(string account, SymbolTable symbols, IEventSink sink, ITickerDemand demand)
{
    private readonly List<SymbolSlot> _slots = [];
    private readonly Dictionary<PositionKey, KnownLeg> _known = [];
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);
    private List<Position>? _held;
    private int _gaps;

    /// <summary>True when positions are the venue's: reconciled, and the private stream is live.</summary>
    public bool PositionsFresh { get; private set; }

    /// <summary>True once positions were the venue's: before, nobody knows which prices are needed.</summary>
    public bool PositionsKnown { get; private set; }

    /// <summary>Every symbol ever seen, in the order of first sight.</summary>
    public IReadOnlyList<SymbolSlot> Slots => _slots;

    /// <summary>Goes on from what earlier runs knew. Once, before anything else; legs of other accounts are left aside.</summary>
    public void Remember(IReadOnlyList<KnownLeg> known)
    {
        foreach (var leg in known.Where(leg => leg.Leg.Account == account).OrderBy(leg => leg.Leg))
        {
            _known[leg.Leg] = leg;
        }

        // What may be open must be asked after; a flat leg waits for a row that names it.
        foreach (var leg in known.Where(leg => leg.Open is not null && _known.ContainsKey(leg.Leg)).OrderBy(leg => leg.Leg))
        {
            LegOf(SlotOf(leg.Leg.Symbol), leg.Leg.PositionIdx);
        }
    }

    /// <summary>The slot of a symbol, added when it is new.</summary>
    public SymbolSlot SlotOf(string name) => SlotOf(symbols.Add(name));

    /// <summary>The slot of a symbol of the table. On the hot path.</summary>
    public SymbolSlot SlotOf(Symbol symbol)
    {
        while (_slots.Count <= symbol.Index)
        {
            _slots.Add(new SymbolSlot(symbols.All[_slots.Count]));
        }

        return _slots[symbol.Index];
    }

    /// <summary>Held legs, in the order of their keys. The same list until one of them changes.</summary>
    public IReadOnlyList<Position> Held()
    {
        if (_held is not null)
        {
            return _held;
        }

        var held = new List<Position>();
        foreach (var slot in _slots)
        {
            foreach (var leg in slot.Legs)
            {
                if (leg.Open is { } open)
                {
                    held.Add(open);
                }
            }
        }

        held.Sort((a, b) => a.Key.CompareTo(b.Key));
        return _held = held;
    }

    /// <summary>Positions are the venue's.</summary>
    public void Reconciled()
    {
        PositionsFresh = true;
        PositionsKnown = true;
    }

    /// <summary>The private stream is gone: from now on positions may change unseen.</summary>
    public void BeginGap()
    {
        PositionsFresh = false;
        _gaps++;
    }

    /// <summary>True when the leg was pushed since the last gap: the stream then knows it better than any read.</summary>
    public bool IsPushed(Leg leg) => leg.PushedAfterGaps == _gaps;

    /// <summary>A ticker frame. On the hot path.</summary>
    /// <returns>False when the frame was older than what is known.</returns>
    public bool Tick(SymbolSlot slot, TickerFrame frame)
    {
        var ticker = slot.Ticker;
        if (!ticker.Apply(frame, sink.Now))
        {
            return false;
        }

        foreach (var leg in slot.Legs)
        {
            if (leg.Open is { } held)
            {
                PublishUpdate(slot, leg, held, UpdateCause.Tick, SymbolSlot.VenueTime(frame.VenueTimeMs));
            }
        }

        return true;
    }

    /// <summary>A position row.</summary>
    /// <param name="venueTime">When the venue made the frame or the answer.</param>
    /// <param name="cause">Push or reconciliation.</param>
    public LegChangeKind Row(PositionRow row, DateTimeOffset venueTime, UpdateCause cause)
    {
        if (row.Category is not ("linear" or ""))
        {
            if (_ignored.Add($"{row.Category}/{row.Symbol}"))
            {
                sink.Publish(new PositionIgnored(sink.NextStamp(), row.Category, row.Symbol));
            }

            return LegChangeKind.None;
        }

        var slot = SlotOf(row.Symbol);
        var leg = LegOf(slot, row.PositionIdx);
        var change = leg.Take(row, venueTime, sink.Now);
        if (cause == UpdateCause.PrivatePush && change.Kind is not (LegChangeKind.Older or LegChangeKind.Impossible))
        {
            leg.PushedAfterGaps = _gaps;
        }

        Announce(slot, leg, change, venueTime, cause);
        return change.Kind;
    }

    /// <summary>Closes a leg which the venue no longer has.</summary>
    /// <param name="venueTime">The time of the answer that shows it.</param>
    public void CloseUnseen(SymbolSlot slot, Leg leg, DateTimeOffset venueTime) =>
        Announce(slot, leg, leg.CloseUnseen(venueTime), venueTime, UpdateCause.Reconciliation);

    /// <summary>A leg with the newest price of its symbol, as an event that takes its place in the stream.</summary>
    /// <param name="held">A held leg, or what it would be on paper.</param>
    public PositionUpdate UpdateOf(Position held, UpdateCause cause, DateTimeOffset venueTime)
    {
        var slot = SlotOf(held.Key.Symbol);
        return UpdateOf(slot, LegOf(slot, held.Key.PositionIdx), held, cause, venueTime);
    }

    private Leg LegOf(SymbolSlot slot, int positionIdx)
    {
        var leg = slot.LegOf(account, positionIdx);
        if (_known.Remove(leg.Key, out var known))
        {
            leg.Remember(known);
        }

        return leg;
    }

    private void Announce(SymbolSlot slot, Leg leg, LegChange change, DateTimeOffset venueTime, UpdateCause cause)
    {
        // What an earlier run began was found out at the start, whichever way the first row came.
        var learnt = change.IsFromMemory ? UpdateCause.Reconciliation : cause;
        _held = change.Kind is LegChangeKind.None or LegChangeKind.Older or LegChangeKind.Impossible ? _held : null;
        if (change is { Kind: LegChangeKind.Closed or LegChangeKind.Reopened, Before: { } closed })
        {
            sink.Keep(leg.Closed(closed.Life));
            sink.Publish(new PositionClosed(sink.NextStamp(), closed, change.RealisedPnl, venueTime, learnt));
        }

        if (leg.Open is { } held && change.Kind is LegChangeKind.Opened or LegChangeKind.Changed or LegChangeKind.Reopened)
        {
            sink.Keep(new KnownLeg(leg.Key, held.Life, held));
            if (change.Kind != LegChangeKind.Changed)
            {
                demand.Opening(slot);
                sink.Publish(new PositionOpened(sink.NextStamp(), held, venueTime, change.Kind == LegChangeKind.Opened ? learnt : cause));
            }

            PublishUpdate(slot, leg, held, cause, venueTime);
        }

        // A leg that was only remembered had no ticker.
        if (change.IsFromMemory || change.Kind is LegChangeKind.Opened or LegChangeKind.Closed)
        {
            demand.Changed(slot);
        }
    }

    private void PublishUpdate(SymbolSlot slot, Leg leg, Position held, UpdateCause cause, DateTimeOffset venueTime) =>
        sink.Publish(UpdateOf(slot, leg, held, cause, venueTime));

    private PositionUpdate UpdateOf(SymbolSlot slot, Leg leg, Position held, UpdateCause cause, DateTimeOffset venueTime)
    {
        var ticker = slot.Ticker;
        var mark = ticker.Mark;
        var markAt = ticker.MarkStatedAt;
        var isLive = ticker.IsLive && mark is not null;
        if (mark is null || (!isLive && leg.RowMark is not null && leg.RowMarkAt > markAt))
        {
            // No ticker yet, or one of an earlier connection or life: the younger price counts.
            mark = leg.RowMark;
            markAt = leg.RowMarkAt;
        }

        return new PositionUpdate
        {
            Stamp = sink.NextStamp(),
            Position = held,
            MarkPrice = mark,
            LastPrice = ticker.Last,
            UnrealisedPnl = ProfitAt(mark, held),
            VenueTime = venueTime,
            MarkAge = mark is null ? TimeSpan.Zero : sink.Now - markAt,
            Cause = cause,
            Freshness = PositionsFresh && isLive ? Freshness.Fresh : Freshness.Stale,
        };
    }

    private static decimal? ProfitAt(decimal? mark, Position held)
    {
        if (mark is not { } price || held.EntryPrice is not { } entry)
        {
            return null;
        }

        try
        {
            var move = held.Side == Side.Buy ? price - entry : entry - price;
            return move * held.Size;
        }
        catch (OverflowException)
        {
            // No market has such figures; a venue gone mad must not stop the stream.
            return null;
        }
    }
}
