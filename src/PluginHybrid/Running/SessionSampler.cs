using PluginHybrid.Core.Session;
using PluginHybrid.Logs;
using PluginHybrid.Watching;

namespace PluginHybrid.Running;

/// <summary>Takes snapshots of a session. Only one thread may ask.</summary>
/// <param name="venue">The environment's name.</param>
/// <param name="sharesOurClock">True when the venue runs on our clock: then its measured offset is only an error of measurement.</param>
/// <param name="limit">How long the run lasts; <c>null</c> until it is stopped.</param>
/// <param name="session">The stream.</param>
/// <param name="watch">What the events told.</param>
/// <param name="logs">The log.</param>
/// <param name="time">The clock.</param>
/// <param name="halted">Why the host is halted. Default: it never is.</param>
internal sealed class SessionSampler(
    string venue, bool sharesOurClock, TimeSpan? limit, ISession session, SessionWatch watch, LogBuffer logs, TimeProvider time, Func<string?>? halted = null)
{
    private readonly long _began = time.GetTimestamp();
    private readonly FrameRate _privateRate = new();
    private readonly FrameRate _publicRate = new();
    private long _eventsSeen;

    /// <summary>Since the sampler was made.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    /// <summary>The session now.</summary>
    public SessionSnapshot Take()
    {
        var elapsed = Elapsed;
        var (events, missed, next) = watch.History.Since(_eventsSeen);
        _eventsSeen = next;
        var positions = watch.Board.Read();
        var offset = session.ClockOffset;
        watch.ClockOffset = sharesOurClock ? TimeSpan.Zero : offset ?? TimeSpan.Zero;
        return new SessionSnapshot
        {
            Venue = venue,
            Halted = halted?.Invoke(),
            Now = time.GetUtcNow(),
            Elapsed = elapsed,
            Limit = limit,
            Private = Figures(session.Private, _privateRate, watch.Pushes, elapsed),
            Public = Figures(session.Public, _publicRate, watch.Ticks, elapsed),
            ClockOffset = offset,
            Positions = positions,
            Plugins = session.Plugins,
            Watched = [.. session.MarkPrices.Where(mark => positions.All(held => held.Position.Key.Symbol != mark.Key))],
            NewEvents = [.. events.Select(EventWords.Of)],
            MissedEvents = missed,
            NewLogs = logs.Drain(),
            Tally = watch.Tally.Read(),
        };
    }

    private static StreamFigures Figures(StreamCounters counters, FrameRate rate, LatencyHistogram latency, TimeSpan elapsed) =>
        new(counters, rate.Sample(elapsed, counters.Frames), latency.Figures());
}
