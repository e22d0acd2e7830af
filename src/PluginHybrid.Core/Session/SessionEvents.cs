using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>Stamps the session's events: the input's number and time, and a place in the stream without holes.</summary>
/// <param name="effects">Where events go.</param>
internal sealed class SessionEvents(ISessionEffects effects) : IEventSink
{
    private InputStamp _input;
    private long _sequence;

    /// <inheritdoc />
    public DateTimeOffset Now => _input.Now;

    /// <summary>Number of the present input.</summary>
    public long Input => _input.Number;

    /// <summary>Told of every event but ticks and updates, after the listeners. Default nobody.</summary>
    public Action<IHybridEvent>? Watcher { get; set; }

    /// <summary>Events published so far.</summary>
    public long Published => _sequence;

    /// <summary>A new input: what follows is caused by it.</summary>
    public void Begin(in InputStamp at) => _input = at;

    /// <inheritdoc />
    public EventStamp NextStamp() => new(++_sequence, _input.Number, _input.Now);

    /// <inheritdoc />
    public void Keep(KnownLeg leg) => effects.KeepLeg(leg);

    /// <inheritdoc />
    public void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        effects.Publish(happened);

        // The types are known when this is compiled for them: on the hot path nothing of it is left.
        if (typeof(TEvent) != typeof(PositionUpdate) && typeof(TEvent) != typeof(TickerUpdate))
        {
            Watcher?.Invoke(happened);
        }
    }
}
