using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>Keeps every event of a stream and lets a test await the one it needs.</summary>
public sealed class EventLog
{
    private readonly Lock _gate = new();
    private readonly List<IHybridEvent> _events = [];

    public IReadOnlyList<IHybridEvent> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    public void Add(string name, IHybridEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
        }
    }

    public IReadOnlyList<TEvent> Of<TEvent>()
        where TEvent : struct, IHybridEvent => [.. All.OfType<TEvent>()];

    public IReadOnlyList<IHybridEvent> Named(string name) => [.. All.Where(happened => happened.Name == name)];

    /// <summary>The names of what came after an event, in order; only those that fit.</summary>
    public IReadOnlyList<string> NamesAfter(long sequence, Func<IHybridEvent, bool>? fits = null) =>
        [.. All.Where(happened => happened.Stamp.Sequence > sequence && (fits?.Invoke(happened) ?? true)).Select(happened => happened.Name)];

    /// <summary>Tickers told to be on and not yet told to be off.</summary>
    public IReadOnlySet<string> TickersOn()
    {
        var on = new HashSet<string>(StringComparer.Ordinal);
        foreach (var happened in All)
        {
            switch (happened)
            {
                case TickerSubscribed subscribed:
                    on.Add(subscribed.Symbol);
                    break;
                case TickerUnsubscribed unsubscribed:
                    on.Remove(unsubscribed.Symbol);
                    break;
            }
        }

        return on;
    }

    /// <summary>Awaits the first event of a type that fits.</summary>
    public async Task<TEvent> Await<TEvent>(string what, Func<TEvent, bool>? fits = null)
        where TEvent : struct, IHybridEvent
    {
        TEvent? found = null;
        await Wait.Until(what, () => (found = First(fits)) is not null, Tell);
        return found!.Value;
    }

    /// <summary>The names of the last events, for failure texts.</summary>
    public string Tell() => string.Join('\n', All.TakeLast(40).Select(happened => $"{happened.Stamp.Sequence,6} {happened.Name} {happened}"));

    private TEvent? First<TEvent>(Func<TEvent, bool>? fits)
        where TEvent : struct, IHybridEvent
    {
        foreach (var happened in Of<TEvent>())
        {
            if (fits?.Invoke(happened) ?? true)
            {
                return happened;
            }
        }

        return null;
    }
}
