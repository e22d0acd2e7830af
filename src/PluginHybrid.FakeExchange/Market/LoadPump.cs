using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>Writes deltas to one socket, round robin over its symbols, waiting only for that socket's room.</summary>
internal sealed class LoadPump(ITickerSubscriber subscriber, VenueClock clock)
{
    /// <summary>Frames between two looks at the clock and at the socket's room.</summary>
    private const int BatchMax = 512;

    private readonly Lock _gate = new();
    private LoadTicker[] _tickers = [];
    private bool _runs;

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
        var frame = new byte[1_024];
        try
        {
            while (true)
            {
                await subscriber.WaitForRoomAsync().ConfigureAwait(false);
                if (!Batch(frame))
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
    private bool Batch(byte[] frame)
    {
        LoadTicker[] wanted;
        lock (_gate)
        {
            wanted = [.. _tickers.Where(ticker => subscriber.Wants(ticker.Symbol))];
            _runs = wanted.Length > 0;
        }

        var nowMs = clock.NowMs;
        for (var sent = 0; sent < BatchMax && wanted.Length > 0; sent++)
        {
            var length = wanted[sent % wanted.Length].WriteNext(frame, nowMs);
            if (!subscriber.Send(frame.AsSpan(0, length)))
            {
                return false;
            }
        }

        return wanted.Length > 0;
    }
}
