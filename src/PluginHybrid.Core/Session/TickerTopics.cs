using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>What becomes of ticker topics, and whether prices as a whole are fresh.</summary>
internal sealed class TickerTopics(StreamSide side, Merger merger, IEventSink sink, ISessionEffects effects)
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
            slot.Ticker.Confirmed(sink.Now, wasOnAlready);
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

        AskAnewForLostSnapshots(now);
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

    // Deltas alone never tell what they leave out, so without its snapshot a ticker would stay stale for as long as the connection lives.
    private void AskAnewForLostSnapshots(DateTimeOffset now)
    {
        string[] lost =
        [
            .. merger.Slots
                .Where(slot => slot.Ticker.MissesSnapshot(now) && side.Machine.Topics.StateOf(slot.Topic) == TopicState.Confirmed)
                .Select(slot => slot.Topic),
        ];
        if (lost.Length == 0)
        {
            return;
        }

        effects.Note(NoteKind.Warning, $"No snapshot came of {string.Join(", ", lost)}, which the venue confirmed: left and asked for anew");
        foreach (var topic in lost)
        {
            side.Machine.Topics.Leave(topic);
        }

        side.Machine.Pump(now);
        foreach (var topic in lost)
        {
            side.Machine.Topics.Want(topic);
        }

        side.Machine.Pump(now);
    }

    private SymbolSlot? SlotOf(string topic) =>
        topic.StartsWith(Prefix, StringComparison.Ordinal) ? merger.SlotOf(topic[Prefix.Length..]) : null;
}
