using PluginHybrid.Recordings.Capture;

namespace PluginHybrid.Faults;

/// <summary>The host's clock as faults may bend it: its wall time jumps, its timers stand still and then all fire. It also lends the recorder's disk.</summary>
/// <remarks>The monotonic clock goes on, as it does on a machine that sleeps and wakes.</remarks>
/// <param name="inner">The true clock.</param>
internal sealed class LentTime(TimeProvider inner) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Action> _held = [];
    private TimeSpan _ahead;
    private int _pauses;
    private LentDisk? _disk;

    /// <inheritdoc />
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return inner.GetUtcNow() + _ahead;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(due => FireOrHold(() => callback(due)), state, dueTime, period);

    /// <summary>The wall clock jumps.</summary>
    /// <param name="by">Ahead, or back when negative.</param>
    /// <returns>Disposed, it jumps back.</returns>
    public IDisposable JumpClock(TimeSpan by)
    {
        Jump(by);
        return new Undo(() => Jump(-by));
    }

    /// <summary>Timers stand still.</summary>
    /// <returns>Disposed, those that were due fire together.</returns>
    public IDisposable Pause()
    {
        lock (_gate)
        {
            _pauses++;
        }

        return new Undo(Resume);
    }

    /// <summary>Fills the disk of the recording that was lent last.</summary>
    /// <returns>Disposed, there is room again; <c>null</c>: none was lent.</returns>
    public IDisposable? FillRecorderDisk() => Volatile.Read(ref _disk)?.Fill();

    /// <summary>Lends the place of a recording, too.</summary>
    /// <param name="target">The true one.</param>
    /// <returns>What the recorder is to write to.</returns>
    public IPartTarget Lend(IPartTarget target)
    {
        var disk = new LentDisk(target);
        Volatile.Write(ref _disk, disk);
        return disk.Target;
    }

    private void Jump(TimeSpan by)
    {
        lock (_gate)
        {
            _ahead += by;
        }
    }

    private void FireOrHold(Action fire)
    {
        lock (_gate)
        {
            if (_pauses > 0)
            {
                _held.Add(fire);
                return;
            }
        }

        fire();
    }

    private void Resume()
    {
        Action[] held = [];
        lock (_gate)
        {
            if (--_pauses == 0)
            {
                held = [.. _held];
                _held.Clear();
            }
        }

        Array.ForEach(held, fire => fire());
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        private Action? _undo = undo;

        public void Dispose() => Interlocked.Exchange(ref _undo, null)?.Invoke();
    }
}
