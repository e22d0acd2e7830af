using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>The promises every stream of events keeps, whatever happened: no hole, and opened, updates, closed in every life.</summary>
public static class Lives
{
    public static void MustBeInOrder(IReadOnlyList<IHybridEvent> events)
    {
        var open = new Dictionary<PositionKey, int>();
        var last = new Dictionary<PositionKey, int>();
        for (var at = 0; at < events.Count; at++)
        {
            var happened = events[at];
            Require(happened.Stamp.Sequence == at + 1, events, at, $"sequence {at + 1}");
            switch (happened)
            {
                case PositionOpened opened:
                    var next = last.GetValueOrDefault(opened.Position.Key) + 1;
                    Require(!open.ContainsKey(opened.Position.Key) && opened.Position.Life == next, events, at, $"life {next} of a leg that is closed");
                    open[opened.Position.Key] = last[opened.Position.Key] = next;
                    break;
                case PositionUpdate update:
                    Require(open.GetValueOrDefault(update.Position.Key) == update.Position.Life, events, at, "an update of the life that is open");
                    break;
                case PositionClosed closed:
                    Require(open.Remove(closed.Position.Key, out var life) && life == closed.Position.Life, events, at, "the end of the life that is open");
                    break;
            }
        }
    }

    private static void Require(bool holds, IReadOnlyList<IHybridEvent> events, int at, string wanted) => Assert.True(
        holds,
        $"Wanted {wanted}, found event {at + 1}: {events[at]}\nBefore it:\n{string.Join('\n', events.Take(at).TakeLast(15))}");
}
