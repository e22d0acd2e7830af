using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>Writes deltas to one socket, round robin over its symbols, waiting only for that socket's room.</summary>
internal sealed class LoadPump(ITickerSubscriber subscriber, VenueClock clock)
{
    /// <summary>Frames between two looks at the clock and at the socket's room.</summary>
    private const int BatchMax = 512;

    /// <summary>Room for one frame and its head.</summary>
    private const int FrameMax = 512;

    private readonly Lock _gate = new();
    private LoadTicker[] _tickers = [];
    private bool _runs;
    private uint _turn;

    public ITickerSubscriber Subscriber => subscriber;

    public void Add(Quote quote)
    {
        lock (_gate)
        {
            _tickers = [.. _tickers.Where(ticker => ticker.Symbol != quote.Instrument.Symbol), new LoadTicker(quote)];
            if (!_runs)
            {
                _runs = true;
                _ = Task.Run(RunAsync);
            }
        }
    }

    private async Task RunAsync()
    {
        var batch = new byte[BatchMax * FrameMax];
        try
        {
            while (true)
            {
                await subscriber.WaitForRoomAsync().ConfigureAwait(false);
                if (!Batch(batch))
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The socket ended, and with it this pump.
        }
    }

    /// <summary>Sends one batch.</summary>
    /// <returns>False when nothing is wanted any more.</returns>
    private bool Batch(byte[] batch)
    {
        LoadTicker[] wanted;
        lock (_gate)
        {
            wanted = [.. _tickers.Where(ticker => subscriber.Wants(ticker.Symbol))];
            _runs = wanted.Length > 0;
        }

        if (wanted.Length == 0)
        {
            return false;
        }

        var (nowMs, length) = (clock.NowMs, 0);
        for (var frame = 0; frame < BatchMax; frame++)
        {
            // Round robin goes on across batches, so symbols beyond the first batch get their turn too.
            length += wanted[_turn++ % wanted.Length].WriteNext(batch.AsSpan(length), nowMs);
        }

        return subscriber.SendWire(batch.AsSpan(0, length), BatchMax);
    }
}
