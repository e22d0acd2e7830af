using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Positions;

/// <summary>One leg of a position through all its lives.</summary>
/// <param name="key">Its name.</param>
internal sealed class Leg(PositionKey key)
{
    private readonly List<PositionRow> _sameAge = [];
    private long? _seq;
    private DateTimeOffset? _updated;
    private DateTimeOffset _asOf = DateTimeOffset.MinValue;
    private DateTimeOffset? _openTime;
    private int _lives;

    /// <summary>Its name.</summary>
    public PositionKey Key { get; } = key;

    /// <summary>What is held; <c>null</c> when flat.</summary>
    public Position? Open { get; private set; }

    /// <summary>The mark price of the newest row: a price until a ticker is known.</summary>
    public decimal? RowMark { get; private set; }

    /// <summary>When, on our clock, <see cref="RowMark"/> arrived.</summary>
    public DateTimeOffset RowMarkAt { get; private set; }

    /// <summary>How many gaps of the private stream lay behind when a push of it was last taken; −1: none ever was.</summary>
    public int PushedAfterGaps { get; set; } = -1;

    /// <summary>Takes a row, unless it is older than what is known.</summary>
    /// <param name="row">The row.</param>
    /// <param name="asOf">The venue's clock when it made the frame or the answer.</param>
    /// <param name="now">Time of the input.</param>
    public LegChange Take(PositionRow row, DateTimeOffset asOf, DateTimeOffset now)
    {
        if (row.Size < 0 || (row.Size > 0 && row.Side == Side.None))
        {
            return LegChange.Impossible;
        }

        if (IsOlder(row, asOf) || IsAgain(row, asOf))
        {
            return LegChange.Older;
        }

        var age = (_seq, _updated, _asOf);
        _seq = row.Seq is { } seq && seq >= 0 ? seq : _seq;
        _updated = row.UpdatedTime ?? _updated;
        _asOf = asOf;
        Keep(row, isSameAge: age == (_seq, _updated, _asOf));
        if (row.MarkPrice is { } mark)
        {
            RowMark = mark;
            RowMarkAt = now;
        }

        return row.Size == 0 ? Close(row.CurRealisedPnl) : Hold(row, now);
    }

    /// <summary>Closes the leg without a row of its own, because the venue no longer has such a leg.</summary>
    /// <param name="asOf">The venue's clock when it made the answer: a row made before it is old.</param>
    public LegChange CloseUnseen(DateTimeOffset asOf)
    {
        _asOf = asOf;
        return Close(null);
    }

    // Cross sequence first, then updatedTime, then the time of the frame: an older row never wins, whichever way
    // it came (FACTS §6, pitfall 29); a row of equal age is taken, since stops may change without a trade.
    private bool IsOlder(PositionRow row, DateTimeOffset asOf)
    {
        if (row.Seq is { } seq && _seq is { } known && seq != known)
        {
            return seq < known;
        }

        if (row.UpdatedTime is { } updated && _updated is { } last && updated != last)
        {
            return updated < last;
        }

        return asOf < _asOf;
    }

    // The venue makes several rows within one of its milliseconds, and a frame may come a second time, later: what was
    // taken before another of the same age is that frame. Reads are younger, and count.
    private bool IsAgain(PositionRow row, DateTimeOffset asOf)
    {
        if (asOf != _asOf || _sameAge.Count < 2)
        {
            return false;
        }

        var before = _sameAge.LastIndexOf(row);
        return before >= 0 && before < _sameAge.Count - 1;
    }

    private void Keep(PositionRow row, bool isSameAge)
    {
        if (!isSameAge)
        {
            _sameAge.Clear();
        }

        if (_sameAge.Count == 0 || _sameAge[^1] != row)
        {
            _sameAge.Add(row);
        }
    }

    private LegChange Close(decimal? realised)
    {
        var closed = Open;
        Open = null;
        _openTime = null;
        return closed is null ? LegChange.None : new LegChange(LegChangeKind.Closed, closed, realised);
    }

    private LegChange Hold(PositionRow row, DateTimeOffset now)
    {
        var before = Open;
        var another = before is not null && IsAnotherLife(before, row);
        if (before is null || another)
        {
            _lives++;
            _openTime = null;
        }

        var opened = Origin(row, another ? null : before, now);
        var held = ToPosition(row, opened.At, opened.Origin);
        _openTime = row.OpenTime ?? _openTime;
        if (before is null || another)
        {
            Open = held;
            return new LegChange(another ? LegChangeKind.Reopened : LegChangeKind.Opened, before, null);
        }

        if (SameFacts(before, held))
        {
            return LegChange.None;
        }

        Open = held;
        return new LegChange(LegChangeKind.Changed, before, null);
    }

    // A flip shows another side; a close and a new open that happened in a gap show a later openTime.
    private bool IsAnotherLife(Position before, PositionRow row) =>
        row.Side != before.Side || (row.OpenTime is { } opened && _openTime is { } known && opened > known);

    private static (DateTimeOffset At, AgeOrigin Origin) Origin(PositionRow row, Position? before, DateTimeOffset now)
    {
        if (row.OpenTime is { } venue)
        {
            return (venue, AgeOrigin.OpenTime);
        }

        return before is null ? (now, AgeOrigin.FirstSight) : (before.OpenedAt, before.AgeOrigin);
    }

    private static bool SameFacts(Position before, Position after) =>
        after == before with { CrossSequence = after.CrossSequence, UpdatedAt = after.UpdatedAt };

    private Position ToPosition(PositionRow row, DateTimeOffset openedAt, AgeOrigin origin) => new()
    {
        Key = Key,
        Life = _lives,
        Side = row.Side,
        Size = row.Size,
        EntryPrice = row.EntryPrice,
        Leverage = row.Leverage,
        StopLoss = row.StopLoss,
        TakeProfit = row.TakeProfit,
        TrailingStop = row.TrailingStop,
        LiquidationPrice = row.LiquidationPrice,
        RealisedPnl = row.CurRealisedPnl,
        Status = row.Status,
        AdlRank = row.AdlRank,
        OpenedAt = openedAt,
        AgeOrigin = origin,
        CrossSequence = row.Seq,
        UpdatedAt = row.UpdatedTime,
    };
}
