namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>Counts the timers that were made and not disposed.</summary>
/// <param name="inner">The clock itself.</param>
internal sealed class CountingTime(TimeProvider inner) : TimeProvider
{
    private int _alive;

    /// <summary>Timers there are now.</summary>
    public int Alive => Volatile.Read(ref _alive);

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _alive);
        return new Counted(inner.CreateTimer(callback, state, dueTime, period), () => Interlocked.Decrement(ref _alive));
    }

    private sealed class Counted(ITimer timer, Action gone) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            CountOut();
        }

        public async ValueTask DisposeAsync()
        {
            await timer.DisposeAsync();
            CountOut();
        }

        private void CountOut()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                gone();
            }
        }
    }
}
