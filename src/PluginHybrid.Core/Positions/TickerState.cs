using PluginHybrid.Core.Wire;

namespace PluginHybrid.Core.Positions;

/// <summary>What is known of one symbol's ticker, merged field by field.</summary>
/// <remarks>
/// <c>cs</c> orders frames and never reveals a gap (FACTS §5). A snapshot replaces everything, whatever its age: it may
/// be two seconds old on arrival, followed by the deltas since then. Values belong to one connection: after a loss they
/// are kept as the last known, and are live again only after a new snapshot.
/// </remarks>
internal sealed class TickerState
{
    private static readonly TimeSpan BurstPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SnapshotPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestSnapshotPatience = TimeSpan.FromMinutes(5);

    private long _crossSequence = long.MinValue;
    private long _askedAtVenueMs = long.MaxValue;
    private DateTimeOffset _snapshotAt = DateTimeOffset.MaxValue;
    private DateTimeOffset _snapshotDue = DateTimeOffset.MaxValue;
    private TimeSpan _snapshotPatience = SnapshotPatience;
    private bool _isOfThisConnection;

    /// <summary>Mark price; <c>null</c> when unknown or when it does not apply.</summary>
    public decimal? Mark { get; private set; }

    /// <summary>Last traded price; <c>null</c> when unknown or when it does not apply.</summary>
    public decimal? Last { get; private set; }

    /// <summary>Index price; <c>null</c> when unknown or when it does not apply.</summary>
    public decimal? Index { get; private set; }

    /// <summary>Best bid; <c>null</c> when unknown or when it does not apply.</summary>
    public decimal? Bid { get; private set; }

    /// <summary>Best ask; <c>null</c> when unknown or when it does not apply.</summary>
    public decimal? Ask { get; private set; }

    /// <summary>Funding rate of the next settlement; <c>null</c> when unknown or when there is none.</summary>
    public decimal? FundingRate { get; private set; }

    /// <summary>When funding settles next, on the venue's clock; <c>null</c> when unknown or never.</summary>
    public DateTimeOffset? NextFundingAt { get; private set; }

    /// <summary>When, on our clock, a frame last stated the mark price.</summary>
    public DateTimeOffset MarkStatedAt { get; private set; }

    /// <summary>The venue's <c>ts</c> of the newest frame, ms since 1970.</summary>
    public long VenueTimeMs { get; private set; }

    /// <summary>True when the values are those of the present connection and the burst of old frames is over.</summary>
    public bool IsLive { get; private set; }

    /// <summary>True while the topic is asked for and its first snapshot has not come.</summary>
    public bool AwaitsSnapshot { get; private set; }

    /// <summary>When <see cref="SettleBurst"/> or <see cref="MissesSnapshot"/> should be called; <see cref="DateTimeOffset.MaxValue"/>: neither.</summary>
    public DateTimeOffset NextDue => IsLive ? DateTimeOffset.MaxValue : _snapshotAt == DateTimeOffset.MaxValue ? _snapshotDue : BurstOver;

    private DateTimeOffset BurstOver => _snapshotAt == DateTimeOffset.MaxValue ? DateTimeOffset.MaxValue : _snapshotAt + BurstPatience;

    /// <summary>The topic is asked for on a connection: frames of the venue's time before this are the old burst.</summary>
    /// <param name="venueNowMs">Venue time, ms since 1970, or <see cref="long.MaxValue"/> when our clock is unmeasured.</param>
    public void Asked(long venueNowMs)
    {
        _askedAtVenueMs = venueNowMs;
        Left();
        AwaitsSnapshot = true;
    }

    /// <summary>The venue sends the topic. Its snapshot comes next, if it did not before.</summary>
    /// <param name="now">Time of the input.</param>
    /// <param name="wasOnAlready">The venue says that it was on all along: no snapshot will come, that of this connection still counts.</param>
    public void Confirmed(DateTimeOffset now, bool wasOnAlready)
    {
        if (wasOnAlready && _isOfThisConnection && _snapshotAt == DateTimeOffset.MaxValue)
        {
            _snapshotAt = now;
        }

        _snapshotDue = AwaitsSnapshot ? now + _snapshotPatience : DateTimeOffset.MaxValue;
    }

    /// <summary>True, once, when the snapshot of a confirmed topic is overdue: it was lost, and only asking anew brings another.</summary>
    /// <remarks>Patience is 10 s, and doubles with every asking up to 5 min, until a snapshot comes or the connection ends.</remarks>
    /// <param name="now">Time of the input.</param>
    public bool MissesSnapshot(DateTimeOffset now)
    {
        if (now < _snapshotDue || _snapshotAt != DateTimeOffset.MaxValue)
        {
            return false;
        }

        _snapshotDue = DateTimeOffset.MaxValue;
        _snapshotPatience = _snapshotPatience * 2 < LongestSnapshotPatience ? _snapshotPatience * 2 : LongestSnapshotPatience;
        return true;
    }

    /// <summary>The topic is off: values stay as the last known, no longer live.</summary>
    public void Left()
    {
        IsLive = false;
        AwaitsSnapshot = false;
        _snapshotAt = DateTimeOffset.MaxValue;
        _snapshotDue = DateTimeOffset.MaxValue;
        _crossSequence = long.MinValue;
    }

    /// <summary>The connection is gone, and with it what its snapshot was worth.</summary>
    public void Disconnected()
    {
        Left();
        _isOfThisConnection = false;
        _snapshotPatience = SnapshotPatience;
    }

    /// <summary>Merges a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="now">Time of the input.</param>
    /// <returns>False when it is older than what is known, and nothing changed.</returns>
    public bool Apply(TickerFrame frame, DateTimeOffset now)
    {
        // The snapshot that was asked for counts in any case: a delta of an earlier asking, under way when this one was sent, may be as young as it.
        // A service that restarts may count cs anew: then its snapshot is younger by ts, and is taken.
        if (frame.CrossSequence <= _crossSequence && !(frame.IsSnapshot && (AwaitsSnapshot || frame.VenueTimeMs > VenueTimeMs)))
        {
            return false;
        }

        _crossSequence = frame.CrossSequence;
        VenueTimeMs = frame.VenueTimeMs;
        if (frame.IsSnapshot)
        {
            Forget();
            _snapshotAt = now;
            _snapshotDue = DateTimeOffset.MaxValue;
            _snapshotPatience = SnapshotPatience;
            _isOfThisConnection = true;
            AwaitsSnapshot = false;
        }

        Merge(frame, now);
        if (!IsLive && _snapshotAt != DateTimeOffset.MaxValue)
        {
            IsLive = frame.VenueTimeMs >= _askedAtVenueMs || now - _snapshotAt >= BurstPatience;
        }

        return true;
    }

    /// <summary>Ends the burst of a quiet symbol by time.</summary>
    /// <param name="now">Time of the input.</param>
    public void SettleBurst(DateTimeOffset now) => IsLive |= now >= BurstOver;

    private void Merge(TickerFrame frame, DateTimeOffset now)
    {
        var stated = frame.Stated;
        if ((stated & TickerFields.Mark) != 0)
        {
            Mark = (frame.Empty & TickerFields.Mark) != 0 ? null : frame.MarkPrice;
            MarkStatedAt = now;
        }

        if ((stated & TickerFields.Last) != 0)
        {
            Last = (frame.Empty & TickerFields.Last) != 0 ? null : frame.LastPrice;
        }

        if ((stated & TickerFields.Index) != 0)
        {
            Index = (frame.Empty & TickerFields.Index) != 0 ? null : frame.IndexPrice;
        }

        if ((stated & TickerFields.Bid) != 0)
        {
            Bid = (frame.Empty & TickerFields.Bid) != 0 ? null : frame.BidPrice;
        }

        if ((stated & TickerFields.Ask) != 0)
        {
            Ask = (frame.Empty & TickerFields.Ask) != 0 ? null : frame.AskPrice;
        }

        if ((stated & TickerFields.Funding) != 0)
        {
            FundingRate = (frame.Empty & TickerFields.Funding) != 0 ? null : frame.FundingRate;
        }

        if ((stated & TickerFields.NextFunding) != 0)
        {
            NextFundingAt = (frame.Empty & TickerFields.NextFunding) != 0 || frame.NextFundingMs <= 0 ? null : SymbolSlot.VenueTime(frame.NextFundingMs);
        }
    }

    private void Forget()
    {
        Mark = null;
        Last = null;
        Index = null;
        Bid = null;
        Ask = null;
        FundingRate = null;
        NextFundingAt = null;
    }
}
