namespace PluginHybrid.FakeExchange.Controls;

/// <summary>A gate that one or several faults hold shut; it opens when the last of them lets go.</summary>
internal sealed class Stall(TimeProvider time)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _shut;
    private int _holders;

    /// <summary>Holds it shut until the answer is disposed.</summary>
    public IDisposable Begin()
    {
        lock (_gate)
        {
            _holders++;
            _shut ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return new Removal(() =>
        {
            lock (_gate)
            {
                if (--_holders == 0)
                {
                    _shut?.SetResult();
                    _shut = null;
                }
            }
        });
    }

    /// <summary>Waits while it is shut.</summary>
    public Task PassAsync(CancellationToken token) =>
        Volatile.Read(ref _shut)?.Task.WaitAsync(Timeout.InfiniteTimeSpan, time, token) ?? Task.CompletedTask;
}
