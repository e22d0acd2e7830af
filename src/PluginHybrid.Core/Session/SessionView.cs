using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Session;

/// <summary>Reads what a session knows. Call it between two inputs, inside the sequencer.</summary>
public sealed class SessionView
{
    private readonly SessionRoom _room;

    internal SessionView(SessionRoom room) => _room = room;

    /// <summary>The private stream's counters.</summary>
    public StreamCounters Private => _room.Private.Count();

    /// <summary>The public stream's counters.</summary>
    public StreamCounters Public => _room.Public.Count();

    /// <summary>Events published so far; the sequence of the last one.</summary>
    public long Events => _room.Events.Published;

    /// <summary>Venue time minus ours; <c>null</c> until measured.</summary>
    public TimeSpan? ClockOffset => _room.Clock.Offset;

    /// <summary>Symbols whose ticker is confirmed on the present public connection, in ordinal order.</summary>
    public IReadOnlyList<string> SubscribedTickers =>
        [.. _room.Merger.Slots
            .Where(slot => _room.Public.Machine.Topics.StateOf(slot.Topic) == TopicState.Confirmed)
            .Select(slot => slot.Symbol.Name)
            .Order(StringComparer.Ordinal)];

    /// <summary>Symbols whose prices are live: of the present public connection, and no longer the old ones it began with. In ordinal order.</summary>
    public IReadOnlyList<string> LiveTickers =>
        [.. _room.Merger.Slots.Where(slot => slot.Ticker.IsLive).Select(slot => slot.Symbol.Name).Order(StringComparer.Ordinal)];

    /// <summary>Everything merged for a symbol's ticker; <c>null</c> for a symbol never seen. Not a copy: it changes with the next input.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    internal TickerState? TickerOf(string symbol) => _room.Merger.Slots.FirstOrDefault(slot => slot.Symbol.Name == symbol)?.Ticker;

    /// <summary>Held legs, in the order of their keys.</summary>
    public IReadOnlyList<Position> Positions => _room.Merger.Held();

    /// <summary>Our ids of the orders that are not known to be over, in the order of their legs, oldest first. Those of an earlier run only as far as they were asked after.</summary>
    public IReadOnlyList<string> WorkingOrders => _room.Orders?.Working ?? [];

    /// <summary>Mark prices of the known tickers by symbol, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices
    {
        get
        {
            var marks = new List<KeyValuePair<string, decimal>>();
            foreach (var slot in _room.Merger.Slots)
            {
                if (slot.Ticker.Mark is { } mark)
                {
                    marks.Add(new(slot.Symbol.Name, mark));
                }
            }

            marks.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
            return marks;
        }
    }
}
