using PluginHybrid.Core.Connections;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>One stream as the session sees it: its machine, its freshness, its counters.</summary>
/// <param name="machine">Decides about the socket.</param>
internal sealed class StreamSide(ConnectionMachine machine)
{
    public ConnectionMachine Machine { get; } = machine;

    public long Frames { get; set; }

    public long Bytes { get; set; }

    public long Malformed { get; set; }

    public long OldFrames { get; set; }

    public int Dials { get; set; }

    public int Reconnects { get; set; }

    public string LastProblem { get; set; } = "";

    public bool IsFresh { get; set; }

    /// <summary>True once the stream was live in this session: a later live is a reconnect.</summary>
    public bool WasLiveBefore { get; set; }

    /// <summary>When the stream was started or last lost: the gap and the time to fresh count from here.</summary>
    public DateTimeOffset DownSince { get; set; }

    /// <summary>When the stream was started or ceased to be fresh. Earlier than <see cref="DownSince"/> when it was lost again before it was fresh.</summary>
    public DateTimeOffset StaleSince { get; private set; }

    public TimeSpan? TimeToFresh { get; set; }

    public StreamCounters Count() =>
        new(Machine.State, Frames, Bytes, Malformed, OldFrames, Dials, Reconnects, TimeToFresh, IsFresh, LastProblem);

    /// <summary>Begins to dial, unless the stream is under way.</summary>
    public void Start(DateTimeOffset now)
    {
        if (Machine.State is ConnectionState.Closed or ConnectionState.Failed)
        {
            DownSince = now;
            StaleSince = now;
            Machine.Start(now);
        }
    }

    /// <summary>Announces that the half is the venue's again, once.</summary>
    public void BecomeFresh(StreamKind stream, Positions.IEventSink sink)
    {
        if (IsFresh)
        {
            return;
        }

        IsFresh = true;
        TimeToFresh = sink.Now - DownSince;
        sink.Publish(new StreamFresh(sink.NextStamp(), stream, sink.Now - StaleSince));
    }

    /// <summary>Announces that the half is no longer to be trusted, once.</summary>
    public void BecomeStale(StreamKind stream, string reason, Positions.IEventSink sink)
    {
        if (!IsFresh)
        {
            return;
        }

        IsFresh = false;
        TimeToFresh = null;
        StaleSince = sink.Now;
        sink.Publish(new StreamStale(sink.NextStamp(), stream, reason));
    }
}
