using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Events;

/// <summary>Everybody who listens to one event name, found once and kept until a subscription changes.</summary>
/// <typeparam name="TEvent">The type of the events of that name.</typeparam>
internal sealed class Route<TEvent>
    where TEvent : struct, IHybridEvent
{
    private readonly Subscription[] _typed;
    private readonly OnEvent<TEvent>[] _handlers;
    private readonly Subscription[] _boxed;

    public Route(string name, IEnumerable<Subscription> subscriptions)
    {
        var matching = subscriptions.Where(subscription => subscription.Matches(name)).ToArray();
        _typed = [.. matching.Where(subscription => subscription.Handler is OnEvent<TEvent>)];
        _handlers = [.. _typed.Select(subscription => (OnEvent<TEvent>)subscription.Handler)];
        _boxed = [.. matching.Where(subscription => subscription.Handler is Action<string, IHybridEvent>)];
    }

    public void Emit(in TEvent happened, EventRouter router)
    {
        for (var i = 0; i < _handlers.Length; i++)
        {
            if (_typed[i].IsEnded)
            {
                continue;
            }

            try
            {
                _handlers[i](in happened);
            }
#pragma warning disable CA1031 // A handler may throw anything; it harms only itself.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                router.Report(_typed[i].Faulted(happened.Name, exception));
            }
        }

        if (_boxed.Length > 0)
        {
            EmitBoxed(happened, router);
        }
    }

    private void EmitBoxed(IHybridEvent happened, EventRouter router)
    {
        foreach (var subscription in _boxed)
        {
            if (subscription.IsEnded)
            {
                continue;
            }

            try
            {
                ((Action<string, IHybridEvent>)subscription.Handler)(happened.Name, happened);
            }
#pragma warning disable CA1031 // A handler may throw anything; it harms only itself.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                router.Report(subscription.Faulted(happened.Name, exception));
            }
        }
    }
}
