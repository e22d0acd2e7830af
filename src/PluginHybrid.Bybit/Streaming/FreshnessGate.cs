using PluginHybrid.Core.Events;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bybit.Streaming;

/// <summary>Lets waiters through once both halves of the truth are fresh.</summary>
internal sealed class FreshnessGate : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IDisposable[] _subscriptions;
    private readonly bool[] _fresh = new bool[2];
    private TaskCompletionSource _open = NewSource();
    private bool _stopped;

    public FreshnessGate(EventRouter router)
    {
        _subscriptions =
        [
            router.On<StreamFresh>(EventNames.StreamFresh, (in StreamFresh fresh) => Set(fresh.Stream, true)),
            router.On<StreamStale>(EventNames.StreamStale, (in StreamStale stale) => Set(stale.Stream, false)),
            router.On<AuthFailed>(EventNames.AuthFailed, (in AuthFailed failed) => Fail(failed)),
        ];
    }

    public async Task Wait(CancellationToken cancellationToken)
    {
        Task open;
        lock (_gate)
        {
            open = _open.Task;
        }

        await open.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets the router go: it may outlive the stream.</summary>
    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            if (_open.Task.IsCompletedSuccessfully)
            {
                _open = NewSource();
            }

            _open.TrySetCanceled();
        }
    }

    private static TaskCompletionSource NewSource()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // A failure that nobody waits for is in the events; it must not surface as an unobserved exception.
        _ = source.Task.ContinueWith(task => task.Exception, TaskContinuationOptions.ExecuteSynchronously);
        return source;
    }

    private void Set(StreamKind stream, bool fresh)
    {
        lock (_gate)
        {
            _fresh[(int)stream] = fresh;
            if (_stopped)
            {
                return;
            }

            if (_fresh[0] && _fresh[1])
            {
                _open.TrySetResult();
            }
            else if (_open.Task.IsCompletedSuccessfully)
            {
                _open = NewSource();
            }
        }
    }

    private void Fail(AuthFailed failed)
    {
        if (failed.IsFinal)
        {
            lock (_gate)
            {
                _open.TrySetException(new KeyRefusedException(failed.Reason, failed.WhatToCheck));
            }
        }
    }
}
