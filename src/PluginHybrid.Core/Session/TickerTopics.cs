using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>What becomes of ticker topics, and whether prices as a whole are fresh.</summary>
internal sealed class TickerTopics(StreamSide side, Merger merger, IEventSink sink)
{
    private const string Prefix = "tickers.";

    public DateTimeOffset NextDue
    {
        get
        {
            var due = DateTimeOffset.MaxValue;
            foreach (var slot in merger.Slots)
            {
                due = slot.Ticker.NextDue < due ? slot.Ticker.NextDue : due;
            }

            return due;
        }
    }

    public void Requested(string topic, VenueClock clock)
    {
        if (SlotOf(topic) is { } slot)
        {
            slot.Ticker.Asked(clock.Offset is null ? long.MaxValue : clock.EarliestVenueMs(sink.Now));
        }
    }

    public void Confirmed(string topic, bool wasOnAlready)
    {
        if (SlotOf(topic) is { } slot)
        {
            if (wasOnAlready)
            {
                slot.Ticker.WasOnAlready(sink.Now);
            }

            sink.Publish(new TickerSubscribed(sink.NextStamp(), slot.Symbol.Name));
            LookWhetherFresh();
        }
    }

    public void Left(string topic, bool wasAnnounced)
    {
        if (SlotOf(topic) is { } slot)
        {
            slot.Ticker.Left();
            if (wasAnnounced)
            {
                sink.Publish(new TickerUnsubscribed(sink.NextStamp(), slot.Symbol.Name));
            }

            LookWhetherFresh();
        }
    }

    public void Refused(string topic, string reason)
    {
        if (SlotOf(topic) is { } slot)
        {
            sink.Publish(new TickerRefused(sink.NextStamp(), slot.Symbol.Name, reason));
            LookWhetherFresh();
        }
    }

    public void Disconnected()
    {
        foreach (var slot in merger.Slots)
        {
            slot.Ticker.Disconnected();
        }
    }

    public void Due(DateTimeOffset now)
    {
        foreach (var slot in merger.Slots)
        {
            slot.Ticker.SettleBurst(now);
        }

        LookWhetherFresh();
    }

    /// <summary>After a start or a loss, prices are fresh once every needed ticker is live or refused.</summary>
    /// <remarks>Before positions were read for the first time, nobody knows which are needed.</remarks>
    public void LookWhetherFresh()
    {
        if (side.IsFresh || !merger.PositionsKnown || side.Machine.State != ConnectionState.Live)
        {
            return;
        }

        foreach (var slot in merger.Slots)
        {
            if (slot is { NeedsTicker: true, Ticker.IsLive: false } && side.Machine.Topics.StateOf(slot.Topic) != TopicState.Refused)
            {
                return;
            }
        }

        side.BecomeFresh(StreamKind.Public, sink);
    }

    private SymbolSlot? SlotOf(string topic) =>
        topic.StartsWith(Prefix, StringComparison.Ordinal) ? merger.SlotOf(topic[Prefix.Length..]) : null;
}
