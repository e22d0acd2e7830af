using System.Threading.Channels;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Events;

/// <summary>Runs one async handler on a queue of its own, one event after the other.</summary>
/// <remarks>
/// A handler that falls behind by <c>capacity</c> events loses ticks, counted, since a newer one follows;
/// it never loses another event.
/// </remarks>
internal sealed class AsyncHandler : IDisposable
{
    private readonly Channel<IHybridEvent> _queue = Channel.CreateUnbounded<IHybridEvent>(new() { SingleReader = true });
    private readonly Func<string, IHybridEvent, ValueTask> _handler;
    private readonly Action<string, Exception> _faulted;
    private readonly int _capacity;
    private int _waiting;
    private long _dropped;

    public AsyncHandler(Func<string, IHybridEvent, ValueTask> handler, int capacity, Action<string, Exception> faulted)
    {
        _handler = handler;
        _capacity = capacity;
        _faulted = faulted;
        _ = Task.Run(RunAsync);
    }

    /// <summary>Ticks left out because the handler was behind.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Post(IHybridEvent happened)
    {
        if (Volatile.Read(ref _waiting) >= _capacity && happened is PositionUpdate { Cause: UpdateCause.Tick })
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        Interlocked.Increment(ref _waiting);
        _queue.Writer.TryWrite(happened);
    }

    public void Dispose() => _queue.Writer.TryComplete();

    private async Task RunAsync()
    {
        await foreach (var happened in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            Interlocked.Decrement(ref _waiting);
            try
            {
                await _handler(happened.Name, happened).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A handler may throw anything; it harms only itself.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _faulted(happened.Name, exception);
            }
        }
    }
}
