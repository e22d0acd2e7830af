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
    private readonly Action _dropped;
    private readonly int _capacity;
    private int _waiting;

    /// <param name="handler">Awaited for each event.</param>
    /// <param name="capacity">Events it may be behind before ticks are lost.</param>
    /// <param name="faulted">Told of what it threw.</param>
    /// <param name="dropped">Told of every tick that was lost.</param>
    public AsyncHandler(Func<string, IHybridEvent, ValueTask> handler, int capacity, Action<string, Exception> faulted, Action dropped)
    {
        _handler = handler;
        _capacity = capacity;
        _faulted = faulted;
        _dropped = dropped;
        _ = Task.Run(RunAsync);
    }

    /// <summary>Events that wait for the handler.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void Post(IHybridEvent happened)
    {
        if (Waiting >= _capacity && happened is PositionUpdate { Cause: UpdateCause.Tick })
        {
            _dropped();
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
