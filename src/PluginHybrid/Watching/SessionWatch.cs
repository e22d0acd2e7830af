using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Watching;

/// <summary>Listens to every event of a session and keeps what the table and the summary need.</summary>
/// <remarks>Called inline by the stream: it counts and copies, and leaves words and drawing to who reads.</remarks>
/// <param name="time">The clock the venue's times are compared with.</param>
internal sealed class SessionWatch(TimeProvider time)
{
    private const int EventsKept = 256;

    private readonly TimeProvider _time = time;
    private long _clockOffsetTicks;
    private int _refusedReads;

    /// <summary>Every event but ticks.</summary>
    public EventHistory History { get; } = new(EventsKept);

    /// <summary>Counts by name.</summary>
    public EventTally Tally { get; } = new();

    /// <summary>The open legs.</summary>
    public PositionBoard Board { get; } = new();

    /// <summary>From the venue's time of a ticker frame to here.</summary>
    public LatencyHistogram Ticks { get; } = new();

    /// <summary>From the venue's time of a private frame to here.</summary>
    public LatencyHistogram Pushes { get; } = new();

    /// <summary>Venue time minus ours, by which delays are corrected. Zero when both are the same clock.</summary>
    public TimeSpan ClockOffset
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _clockOffsetTicks));
        set => Volatile.Write(ref _clockOffsetTicks, value.Ticks);
    }

    /// <summary>The refusal no retry can mend; <c>null</c> while there is none.</summary>
    public AuthFailed? Refusal { get; private set; }

    /// <summary>The last of several reads of positions that the venue refused for the key; <c>null</c> while there is none.</summary>
    public ReconcileFailed? RefusedRead { get; private set; }

    /// <summary>True once positions and prices were the venue's at the same time.</summary>
    public bool WasFresh { get; private set; }

    /// <summary>Which half is the venue's now: positions.</summary>
    public bool PositionsFresh { get; private set; }

    /// <summary>Which half is the venue's now: prices.</summary>
    public bool PricesFresh { get; private set; }

    /// <summary>Takes a merged update, most often a tick.</summary>
    /// <param name="update">The event.</param>
    public void OnUpdate(in PositionUpdate update)
    {
        Tally.Count(EventNames.PositionUpdate);
        Board.Update(in update);
        if (update.Cause == UpdateCause.Tick)
        {
            Ticks.Record(Since(update.VenueTime));
        }
        else if (update.Cause == UpdateCause.PrivatePush)
        {
            Pushes.Record(Since(update.VenueTime));
            History.Add(update);
        }
    }

    /// <summary>Takes any other event.</summary>
    /// <param name="happened">The event.</param>
    public void OnOther(IHybridEvent happened)
    {
        Tally.Count(happened.Name);
        History.Add(happened);
        switch (happened)
        {
            case PositionOpened opened:
                Board.Open(in opened);
                break;
            case PositionClosed closed:
                Board.Close(in closed);
                break;
            case AuthFailed { IsFinal: true } refusal:
                Refusal = refusal;
                break;
            case ReconcileFailed failed:
                // One may be a hiccup of the venue's; the next comes after a pause.
                _refusedReads = failed.Failure == ReadFailure.Key ? _refusedReads + 1 : 0;
                RefusedRead = _refusedReads >= 2 ? failed : null;
                break;
            case ReconcileCompleted:
                (_refusedReads, RefusedRead) = (0, null);
                break;
            case StreamFresh fresh:
                SetFresh(fresh.Stream, true);
                break;
            case StreamStale stale:
                SetFresh(stale.Stream, false);
                break;
            case OrderUpdate order:
                Pushes.Record(Since(order.VenueTime));
                break;
        }
    }

    private TimeSpan Since(DateTimeOffset venueTime) => _time.GetUtcNow() + ClockOffset - venueTime;

    private void SetFresh(StreamKind stream, bool isFresh)
    {
        PositionsFresh = stream == StreamKind.Private ? isFresh : PositionsFresh;
        PricesFresh = stream == StreamKind.Public ? isFresh : PricesFresh;
        WasFresh |= PositionsFresh && PricesFresh;
    }
}
