using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Positions;

/// <summary>Where the session's rooms put events; it stamps them.</summary>
internal interface IEventSink
{
    /// <summary>When the present input arrived.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The next place in the merged stream. Every stamp taken must be published.</summary>
    EventStamp NextStamp();

    /// <summary>Keeps the newest of a leg for the next run. Before the event that tells it: who stores what it made of the event, stores it later.</summary>
    /// <param name="leg">The leg as it is now.</param>
    void Keep(KnownLeg leg);

    /// <summary>Publishes an event that carries <see cref="NextStamp"/>.</summary>
    /// <typeparam name="TEvent">The event's type.</typeparam>
    /// <param name="happened">The event.</param>
    void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent;
}
