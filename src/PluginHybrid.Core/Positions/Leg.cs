using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Positions;

/// <summary>One leg of a position through all its lives.</summary>
/// <param name="key">Its name.</param>
internal sealed class Leg(PositionKey key)
{
    // The venue's answers lag by seconds. Later an older row is no lag: the venue counts anew, as a wiped testnet does.
    private static readonly TimeSpan MemoryBinds = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AnswersLag = TimeSpan.FromSeconds(10);

    private readonly List<PositionRow> _sameAge = [];
    private long? _seq;
    private DateTimeOffset? _updated;
    private DateTimeOffset _asOf = DateTimeOffset.MinValue;
    private DateTimeOffset? _openTime;
    private int _lives;
    private bool _isOfEarlierRun;

    /// <summary>Its name.</summary>
    public PositionKey Key { get; } = key;

    /// <summary>What is held; <c>null</c> when flat.</summary>
    public Position? Open { get; private set; }

    /// <summary>What an earlier run last knew as held, until a row or a read tells what became of it. Not held: nothing is judged by it.</summary>
    public Position? Remembered { get; private set; }

    /// <summary>The mark price of the newest row: a price until a ticker is known.</summary>
    public decimal? RowMark { get; private set; }

    /// <summary>When, on our clock, <see cref="RowMark"/> arrived.</summary>
    public DateTimeOffset RowMarkAt { get; private set; }

    /// <summary>How many gaps of the private stream lay behind when a push of it was last taken; −1: none ever was.</summary>
    public int PushedAfterGaps { get; set; } = -1;

    /// <summary>Goes on from where an earlier run was. Before the first row.</summary>
    /// <param name="known">The newest it knew.</param>
    public void Remember(KnownLeg known)
    {
        _lives = known.Life;
        Remembered = known.Open;
        _seq = known.Open is { } open ? open.CrossSequence : known.ClosedSequence;
        _updated = known.Open is { } held ? held.UpdatedAt : known.ClosedAt;
        _isOfEarlierRun = true;
    }

    /// <summary>What the next run is to know of a life that closed.</summary>
    /// <param name="life">The life.</param>
    public KnownLeg Closed(int life) => new(Key, life, null, _seq, _updated);

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

        if (_isOfEarlierRun && CountsAnew(row, asOf))
        {
            (_seq, _updated) = (null, null);
        }

        if (IsOlder(row, asOf) || IsAgain(row, asOf))
        {
            return LegChange.Older;
        }

        _isOfEarlierRun = false;
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
        (_asOf, _isOfEarlierRun) = (asOf, false);
        return Close(null);
    }

    // A venue that was wiped or started anew counts from elsewhere: its clock says so, or the symbol was never traded there.
    private bool CountsAnew(PositionRow row, DateTimeOffset asOf)
    {
        var age = asOf - _updated;
        return !(age <= MemoryBinds) || (row.Seq < 0 && age > AnswersLag) || row.UpdatedTime > _updated || row.OpenTime > _updated;
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
        var (closed, remembered) = (Open, Remembered);
        (Open, Remembered, _openTime) = (null, null, null);
        return closed is not null ? new LegChange(LegChangeKind.Closed, closed, realised)
            : remembered is not null ? new LegChange(LegChangeKind.Closed, remembered, null, IsFromMemory: true)
            : LegChange.None;
    }

    private LegChange Hold(PositionRow row, DateTimeOffset now)
    {
        if (Remembered is { } remembered)
        {
            return Find(remembered, row, now);
        }

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

    // The first row of this run about a leg that an earlier one knew as held.
    private LegChange Find(Position remembered, PositionRow row, DateTimeOffset now)
    {
        Remembered = null;
        var same = row.Side == remembered.Side
            && (remembered.AgeOrigin != AgeOrigin.OpenTime || row.OpenTime is not { } opened || opened == remembered.OpenedAt);
        _lives += same ? 0 : 1;
        _openTime = row.OpenTime ?? (same && remembered.AgeOrigin == AgeOrigin.OpenTime ? remembered.OpenedAt : null);
        var origin = Origin(row, same ? remembered : null, now);
        Open = ToPosition(row, origin.At, origin.Origin);
        return same ? new LegChange(LegChangeKind.Opened, null, null, IsFromMemory: true) : new LegChange(LegChangeKind.Reopened, remembered, null, IsFromMemory: true);
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
