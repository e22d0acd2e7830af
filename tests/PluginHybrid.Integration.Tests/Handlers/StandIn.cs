using System.Collections.Concurrent;
using PluginHybrid.Core.Events;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Integration.Tests.Handlers;

/// <summary>A consumer of position events as the plugins will be: one entry per open life, dropped when it closes.</summary>
/// <typeparam name="TState">What it keeps of a position.</typeparam>
public abstract class StandIn<TState>
{
    private readonly ConcurrentQueue<string> _told = new();
    private readonly ConcurrentDictionary<PositionKey, TState> _tracked = new();

    /// <summary>What it keeps now.</summary>
    public IReadOnlyDictionary<PositionKey, TState> Tracked => _tracked;

    /// <summary>Openings and closes in the order in which it was told.</summary>
    public IReadOnlyList<string> Told => [.. _told];

    /// <summary>Subscribes as a plugin would: by name.</summary>
    public void Listen(EventRouter router)
    {
        router.On<PositionOpened>(EventNames.PositionOpened, Opened);
        router.On<PositionUpdate>(EventNames.PositionUpdate, Updated);
        router.On<PositionClosed>(EventNames.PositionClosed, Closed);
    }

    protected abstract TState Begin(in PositionOpened opened);

    protected abstract TState Follow(TState state, in PositionUpdate update);

    private void Opened(in PositionOpened opened)
    {
        _told.Enqueue($"opened {opened.Position.Key}");
        Assert.True(_tracked.TryAdd(opened.Position.Key, Begin(opened)), $"{opened.Position.Key} is tracked already.");
    }

    private void Updated(in PositionUpdate update) => _tracked[update.Position.Key] = Follow(_tracked[update.Position.Key], update);

    private void Closed(in PositionClosed closed)
    {
        _told.Enqueue($"closed {closed.Position.Key}");
        Assert.True(_tracked.TryRemove(closed.Position.Key, out _), $"{closed.Position.Key} was never tracked.");
    }
}
