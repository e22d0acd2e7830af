using System.Reflection;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Recordings.Digests;

/// <summary>The running hashes of a run: one over every event, one over every command and its answer. Equal hashes, equal runs.</summary>
/// <remarks>
/// It listens to a router from its making on, so make it before the session starts. All calls come from inside the
/// sequencer, one at a time. A tick allocates nothing. What is hashed is what <see cref="EventText"/> and
/// <see cref="DecisionText"/> write; of ticks the same figures, unwritten.
/// </remarks>
public sealed class StreamDigest : IDisposable
{
    private const byte LegTick = 1;
    private const byte SymbolTick = 2;
    private const byte Line = 3;

    private readonly DigestBuffer _events = new();
    private readonly DigestBuffer _decisions = new();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly EventText _eventText;
    private readonly DecisionText _decisionText;

    /// <summary>Begins to listen.</summary>
    /// <param name="router">Where events come from.</param>
    public StreamDigest(EventRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        var names = new VenueNames();
        (_eventText, _decisionText) = (new EventText(names), new DecisionText(names));
        _subscriptions.Add(router.On<PositionUpdate>(EventNames.PositionUpdate, OnUpdate));
        _subscriptions.Add(router.On<TickerUpdate>(EventNames.TickerUpdate, OnTicker));
        _subscriptions.Add(router.On<CommandSettled>(CommandSettled.EventName, OnSettled));
        var subscribe = typeof(StreamDigest).GetMethod(nameof(Subscribe), BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (var type in EventTypes.ButUpdates.Where(type => type != typeof(TickerUpdate)))
        {
            subscribe.MakeGenericMethod(type).Invoke(this, [router]);
        }
    }

    /// <summary>Hash of all events so far: 32 lower-case hex digits.</summary>
    public string Events => _events.Text;

    /// <summary>Hash of all commands and answers so far: 32 lower-case hex digits.</summary>
    public string Decisions => _decisions.Text;

    /// <summary>Events so far, ticks included.</summary>
    public long EventCount { get; private set; }

    /// <summary>Commands so far.</summary>
    public long CommandCount { get; private set; }

    /// <summary>Takes a command that became an input. The answers come over the router.</summary>
    /// <param name="request">Who asks what.</param>
    public void Take(CommandRequest request)
    {
        CommandCount++;
        Put(_decisions, _decisionText.Of(request));
    }

    /// <summary>Listens no more; the hashes stay.</summary>
    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        _subscriptions.Clear();
    }

    private static void Put(DigestBuffer into, string line)
    {
        into.Put(Line);
        into.Put(line);
    }

    private void Subscribe<TEvent>(EventRouter router)
        where TEvent : struct, IHybridEvent => _subscriptions.Add(router.On<TEvent>("*", OnOther));

    private void OnOther<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        EventCount++;
        Put(_events, _eventText.Of(happened));
    }

    private void OnSettled(in CommandSettled settled) => Put(_decisions, _decisionText.Of(settled));

    private void OnUpdate(in PositionUpdate update)
    {
        if (update.Cause != UpdateCause.Tick)
        {
            OnOther(update);
            return;
        }

        // The position itself changes by other causes only, and was hashed then.
        EventCount++;
        _events.Put(LegTick);
        _events.Put(update.Position.Key.Symbol);
        _events.Put((long)update.Position.Key.PositionIdx);
        _events.Put((long)update.Position.Life);
        _events.Put(update.Position.Size);
        _events.Put(update.MarkPrice);
        _events.Put(update.LastPrice);
        _events.Put(update.UnrealisedPnl);
        _events.Put(update.VenueTime);
        _events.Put((byte)update.Freshness);
    }

    private void OnTicker(in TickerUpdate ticker)
    {
        EventCount++;
        _events.Put(SymbolTick);
        _events.Put(ticker.Symbol);
        _events.Put(ticker.MarkPrice);
        _events.Put(ticker.LastPrice);
        _events.Put(ticker.IndexPrice);
        _events.Put(ticker.BidPrice);
        _events.Put(ticker.AskPrice);
        _events.Put(ticker.FundingRate);
        _events.Put(ticker.VenueTime);
    }
}
