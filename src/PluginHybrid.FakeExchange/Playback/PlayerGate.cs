using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Pause and step of a player, and the bell that tells it that something changed. Never blocks.</summary>
internal sealed class PlayerGate(bool paused) : IFrontMoments
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _steps = new();
    private TaskCompletionSource _bell = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _paused = paused;
    private bool _ended;

    /// <summary>Completes with the next change.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _bell.Task;
            }
        }
    }

    /// <summary>True while it is paused and no step was asked for.</summary>
    public bool IsHeld
    {
        get
        {
            lock (_lock)
            {
                return _paused && _steps.Count == 0;
            }
        }
    }

    public bool HasStep
    {
        get
        {
            lock (_lock)
            {
                return _steps.Count > 0;
            }
        }
    }

    /// <summary>Waits for a change or a time, whichever is first.</summary>
    public static async Task ChangedOrAsync(Task changed, TimeSpan wait, TimeProvider time, CancellationToken token)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        await Task.WhenAny(changed, Task.Delay(wait, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        token.ThrowIfCancellationRequested();
    }

    public void Pause() => Ring(() => _paused = true);

    public void Resume() => Ring(() => _paused = false);

    public Task StepAsync()
    {
        var step = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Ring(() =>
        {
            _paused = true;
            if (_ended)
            {
                step.SetResult();
            }
            else
            {
                _steps.Enqueue(step);
            }
        });
        return step.Task;
    }

    /// <summary>A record was played.</summary>
    public void Stepped()
    {
        lock (_lock)
        {
            if (_steps.TryDequeue(out var step))
            {
                step.SetResult();
            }
        }
    }

    /// <summary>Nothing will be played any more.</summary>
    public void End() => Ring(() =>
    {
        _ended = true;
        while (_steps.TryDequeue(out var step))
        {
            step.SetResult();
        }
    });

    public void Pulse() => Ring(() => { });

    public void Opened(ClientConnection connection) => Pulse();

    public void Gone(ClientConnection connection) => Pulse();

    public void Heard(ClientConnection connection, string text)
    {
        // What counts is what came of it: a login, a subscription.
    }

    public void Authenticated(ClientConnection connection) => Pulse();

    public void Subscribed(ClientConnection connection, string topic) => Pulse();

    public void Asked(string path)
    {
        // Reads do not hold the timeline up; commands ring for themselves.
    }

    public void Answered(string path) => Pulse();

    public void Held(string symbol, int positionIdx, int direction)
    {
        // Told by the playback itself.
    }

    private void Ring(Action change)
    {
        TaskCompletionSource bell;
        lock (_lock)
        {
            change();
            (bell, _bell) = (_bell, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        bell.SetResult();
    }
}
