using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>Sends every socket deltas of what it subscribes, as fast as that socket takes them.</summary>
internal sealed class LoadFeed(Exchange exchange) : ITickerFeed
{
    private readonly List<LoadPump> _pumps = [];

    public bool SendsSnapshots => false;

    public bool Serves(string symbol) => true;

    public void Subscribed(ITickerSubscriber subscriber, string symbol)
    {
        _pumps.RemoveAll(pump => pump.Subscriber.Gone.IsCancellationRequested);
        var pump = _pumps.Find(running => running.Subscriber == subscriber);
        if (pump is null)
        {
            pump = new LoadPump(subscriber, exchange.Clock);
            _pumps.Add(pump);
        }

        pump.Add(exchange.Do(venue => venue.Quote(symbol)!));
    }
}
