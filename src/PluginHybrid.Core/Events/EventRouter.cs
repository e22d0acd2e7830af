using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Events;

/// <summary>Hands events to whoever subscribed to their name, by exact name or wildcard (<c>position.*</c>, <c>*</c>).</summary>
/// <remarks>
/// Handlers run inline, in the order in which they subscribed, typed ones before wildcard ones that take any event; they
/// must not block; one that is disposed sees no event more. Async handlers have an ordered queue each. A handler that throws harms nobody else. Typed handlers cost
/// no allocation; handlers of any event box it. Subscribing is safe from any thread, also from inside a handler.
/// </remarks>
public sealed class EventRouter
{
    private const int AsyncCapacity = 65_536;

    private readonly Lock _gate = new();
    private ImmutableArray<Subscription> _subscriptions = [];
    private ConcurrentDictionary<string, object> _routes = new(StringComparer.Ordinal);
    private Route<PositionUpdate>? _updates;
    private long _droppedTicks;

    /// <summary>Told of every exception that a handler threw. Called inline; must not throw.</summary>
    public event Action<HandlerFault>? HandlerFaulted;

    /// <summary>Subscribes to events of one type.</summary>
    /// <typeparam name="TEvent">The type; events of a matching name but another type are not seen.</typeparam>
    /// <param name="pattern">A name of <see cref="EventNames"/>, a prefix with a star, or a star.</param>
    /// <param name="handler">Runs inline.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    /// <exception cref="ArgumentException">The pattern is none.</exception>
    public IDisposable On<TEvent>(string pattern, OnEvent<TEvent> handler)
        where TEvent : struct, IHybridEvent => Add(new Subscription(this, new EventPattern(pattern), handler, queue: null));

    /// <summary>Subscribes to events of any type.</summary>
    /// <param name="pattern">A name of <see cref="EventNames"/>, a prefix with a star, or a star.</param>
    /// <param name="handler">Runs inline, with the event's name and the event.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    /// <exception cref="ArgumentException">The pattern is none.</exception>
    public IDisposable On(string pattern, Action<string, IHybridEvent> handler) =>
        Add(new Subscription(this, new EventPattern(pattern), handler, queue: null));

    /// <summary>Subscribes an async handler, which runs on a queue of its own, one event after the other.</summary>
    /// <remarks>65,536 events behind, it begins to lose ticks, which a newer one replaces; it never loses another event.</remarks>
    /// <param name="pattern">A name of <see cref="EventNames"/>, a prefix with a star, or a star.</param>
    /// <param name="handler">Awaited for each event before the next.</param>
    /// <returns>Ends the subscription when disposed; events already queued are still handled.</returns>
    /// <exception cref="ArgumentException">The pattern is none.</exception>
    public IDisposable OnAsync(string pattern, Func<string, IHybridEvent, ValueTask> handler)
    {
        // Before the queue: a pattern that is none must not leave a reader behind that waits for ever.
        var parsed = new EventPattern(pattern);
        Subscription? subscription = null;
        var queue = new AsyncHandler(
            handler,
            AsyncCapacity,
            (name, exception) => Report(subscription!.Faulted(name, exception)),
            () => Interlocked.Increment(ref _droppedTicks));
        Action<string, IHybridEvent> post = (_, happened) => queue.Post(happened);
        subscription = new Subscription(this, parsed, post, queue);
        return Add(subscription);
    }

    /// <summary>Hands out an event.</summary>
    /// <typeparam name="TEvent">Its type; one name has one type.</typeparam>
    /// <param name="happened">The event.</param>
    public void Emit<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        if (typeof(TEvent) == typeof(PositionUpdate))
        {
            // The hot one: no look-up by name.
            var route = Volatile.Read(ref _updates) ?? BuildUpdates();
            Unsafe.As<Route<TEvent>>(route).Emit(happened, this);
            return;
        }

        var routes = Volatile.Read(ref _routes);
        if (!routes.TryGetValue(happened.Name, out var found))
        {
            found = Build<TEvent>(happened.Name);
        }

        ((Route<TEvent>)found).Emit(happened, this);
    }

    /// <summary>Ticks that async handlers lost because they fell behind, since the start.</summary>
    public long DroppedTicks => Interlocked.Read(ref _droppedTicks);

    internal void Report(HandlerFault fault) => HandlerFaulted?.Invoke(fault);

    internal void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Remove(subscription);
            ForgetRoutes();
        }
    }

    private Subscription Add(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Add(subscription);
            ForgetRoutes();
        }

        return subscription;
    }

    private Route<PositionUpdate> BuildUpdates()
    {
        lock (_gate)
        {
            return _updates = new Route<PositionUpdate>(EventNames.PositionUpdate, _subscriptions);
        }
    }

    // Under the gate, so that a route is never built from other subscriptions than those of its time.
    private object Build<TEvent>(string name)
        where TEvent : struct, IHybridEvent
    {
        lock (_gate)
        {
            return _routes.GetOrAdd(name, new Route<TEvent>(name, _subscriptions));
        }
    }

    private void ForgetRoutes()
    {
        _routes = new ConcurrentDictionary<string, object>(StringComparer.Ordinal);
        _updates = null;
    }
}
