using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>Serves the symbols of a ticker file; every socket has a playback of its own.</summary>
internal sealed class TickerFileFeed : ITickerFeed
{
    private readonly IReadOnlyList<TickerFrame> _frames;
    private readonly SortedSet<string> _symbols = new(StringComparer.Ordinal);
    private readonly List<TickerPlayback> _playbacks = [];
    private readonly bool _paced;
    private readonly TimeProvider _time;
    private readonly Exchange _exchange;
    private int _applied;

    public TickerFileFeed(IReadOnlyList<TickerFrame> frames, bool paced, TimeProvider time, Exchange exchange)
    {
        (_frames, _paced, _time, _exchange) = (frames, paced, time, exchange);
        _symbols.UnionWith(frames.Select(frame => frame.Symbol));
    }

    public bool SendsSnapshots => true;

    /// <summary>Instruments for the file's symbols, made from the first price of each.</summary>
    public IEnumerable<Instrument> Instruments => _symbols
        .Select(symbol => _frames.FirstOrDefault(frame => frame.Symbol == symbol && frame.Last is not null))
        .OfType<TickerFrame>()
        .Select(frame => new Instrument
        {
            Symbol = frame.Symbol,
            BaseCoin = frame.Symbol,
            StartPrice = frame.Last!.Value,
            PriceScale = frame.Last!.Value.Scale,
            TickSize = new decimal(1, 0, 0, false, frame.Last!.Value.Scale),
        });

    public bool Serves(string symbol) => _symbols.Contains(symbol);

    public void Subscribed(ITickerSubscriber subscriber, string symbol)
    {
        _playbacks.RemoveAll(playback => playback.Subscriber.Gone.IsCancellationRequested);
        var playback = _playbacks.Find(playing => playing.Subscriber == subscriber);
        if (playback is null)
        {
            playback = new TickerPlayback(subscriber, _frames, _paced, _time, _exchange, Apply);
            _playbacks.Add(playback);
        }

        playback.Join(symbol);
    }

    /// <summary>The venue follows the playback that is furthest.</summary>
    private void Apply(VenueModel venue, int number)
    {
        if (number < _applied)
        {
            return;
        }

        _applied = number + 1;
        var frame = _frames[number];
        if (venue.Quote(frame.Symbol) is { } quote)
        {
            quote.Move(frame.Last, frame.Mark, frame.Index);
            venue.PriceMoved(quote);
        }
    }
}
