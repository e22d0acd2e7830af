using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>What strikes left standing: what lasts, what is still to come, and what could not be done.</summary>
internal sealed class Effects(string source, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _lasting = [];
    private readonly List<string> _problems = [];
    private readonly SortedDictionary<string, int> _followed = new(StringComparer.Ordinal);
    private Task _deferred = Task.CompletedTask;
    private int _pending;
    private bool _ended;

    public bool IsEnded => Volatile.Read(ref _ended);

    /// <summary>True when nothing timed or deferred is still to come.</summary>
    public bool IsQuiet => Volatile.Read(ref _pending) == 0;

    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (_gate)
            {
                return [.. _problems, .. _followed.Keys.Select(id => $"{source}: fault '{id}': what it began is not done yet")];
            }
        }
    }

    /// <summary>Keeps something until the end, or ends it now when that is past.</summary>
    public void Keep(IDisposable effect)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _lasting.Add(effect);
                return;
            }
        }

        effect.Dispose();
    }

    /// <summary>Does something later, unless the run ended; the run is not over before.</summary>
    public void Later(TimeSpan by, Action action)
    {
        Interlocked.Increment(ref _pending);
        Keep(time.CreateTimer(_ => Settle(action), null, by, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Does something again and again.</summary>
    public void Every(TimeSpan first, TimeSpan between, Action action) => Keep(time.CreateTimer(
        _ =>
        {
            if (!IsEnded)
            {
                action();
            }
        },
        null,
        first,
        between));

    /// <summary>Does something soon, on another thread, in the order of the calls.</summary>
    public void Soon(Action action)
    {
        Interlocked.Increment(ref _pending);
        lock (_gate)
        {
            _deferred = _deferred.ContinueWith(_ => Settle(action), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Has something done that takes its time; the run is not over before.</summary>
    public void Follow(string id, Func<Task> action)
    {
        Interlocked.Increment(ref _pending);
        lock (_gate)
        {
            _followed[id] = _followed.GetValueOrDefault(id) + 1;
        }

        // Off this thread: it may be the exchange's, in the middle of a frame.
        _ = Task.Run(action).ContinueWith(done => Followed(id, done), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Does something that this exchange or host may refuse.</summary>
    public void Try(string id, Action action)
    {
        try
        {
            action();
        }
        catch (Exception refused) when (refused is VenueException or FaultScriptException or ArgumentException)
        {
            lock (_gate)
            {
                _problems.Add(refused is FaultScriptException ? refused.Message : $"{source}: fault '{id}': {refused.Message}");
            }
        }
    }

    public void Dispose()
    {
        IDisposable[] lasting;
        lock (_gate)
        {
            _ended = true;
            lasting = [.. _lasting];
            _lasting.Clear();
        }

        Removal.Of(lasting).Dispose();
    }

    private void Followed(string id, Task done)
    {
        lock (_gate)
        {
            if (--_followed[id] == 0)
            {
                _followed.Remove(id);
            }

            if (done.Exception is { InnerException: { } failure })
            {
                _problems.Add($"{source}: fault '{id}': {failure.GetType().Name}: {failure.Message}");
            }
        }

        Interlocked.Decrement(ref _pending);
    }

    private void Settle(Action action)
    {
        if (!IsEnded)
        {
            action();
        }

        Interlocked.Decrement(ref _pending);
    }
}
