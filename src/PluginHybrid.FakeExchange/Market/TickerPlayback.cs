using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>Plays a ticker file to one socket, in the file's order, only what it subscribes.</summary>
internal sealed class TickerPlayback(
    ITickerSubscriber subscriber,
    IReadOnlyList<TickerFrame> frames,
    bool paced,
    TimeProvider time,
    Exchange exchange,
    Action<VenueModel, int> apply)
{
    /// <summary>Frames sent before the lock is let go.</summary>
    private const int BatchMax = 256;

    private readonly long _started = time.GetTimestamp();
    private int _next;
    private bool _runs;

    public ITickerSubscriber Subscriber => subscriber;

    /// <summary>Catches a new symbol up with where the playback stands. The caller holds the exchange's lock.</summary>
    public void Join(string symbol)
    {
        for (var i = 0; i < _next; i++)
        {
            if (frames[i].Symbol == symbol)
            {
                subscriber.Send(frames[i].Bytes);
            }
        }

        if (!_runs)
        {
            _runs = true;
            _ = Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (_next < frames.Count)
            {
                await WaitUntilDueAsync().ConfigureAwait(false);
                exchange.Do(SendDue);
                await subscriber.WaitForRoomAsync().ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The socket ended; nobody listens to this playback any more.
        }
    }

    private async Task WaitUntilDueAsync()
    {
        var wait = paced ? DueAt(_next) - time.GetElapsedTime(_started) : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, subscriber.Gone).ConfigureAwait(false);
        }
    }

    private TimeSpan DueAt(int number) => TimeSpan.FromMilliseconds(frames[number].Ms - frames[0].Ms);

    private void SendDue(VenueModel venue)
    {
        var elapsed = time.GetElapsedTime(_started);
        for (var sent = 0; sent < BatchMax && _next < frames.Count && (!paced || DueAt(_next) <= elapsed); sent++)
        {
            var frame = frames[_next];
            if (subscriber.Wants(frame.Symbol))
            {
                subscriber.Send(frame.Bytes);
            }

            apply(venue, _next);
            _next++;
        }
    }
}
