using System.Diagnostics;

namespace PluginHybrid.Bench.Measuring;

/// <summary>Measures a run in which the sender sends as fast as it is read.</summary>
/// <param name="warmUp">Least time for the JIT, not counted.</param>
/// <param name="length">Time that counts.</param>
internal sealed class BlastMeter(TimeSpan warmUp, TimeSpan length) : IMeter
{
    // One look at the clock per 1,024 messages: the meter must not be what is measured.
    private const int Stride = 1_024;

    private readonly TaskCompletionSource<RunResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Warmth _warmth = new(warmUp);
    private long _count;
    private long _countAtStart;
    private Usage _start;
    private bool _measuring;

    public bool NeedsVenueTime => false;

    public Task<RunResult> Done => _done.Task;

    public void Arrived(long venueTime)
    {
        if (++_count % Stride == 0 && !_done.Task.IsCompleted)
        {
            Look();
        }
    }

    private void Look()
    {
        if (_measuring && Stopwatch.GetElapsedTime(_start.Stamp) >= length)
        {
            var end = Usage.End();
            _done.TrySetResult(new RunResult(Usage.Between(_start, end, _count - _countAtStart)));
        }
        else if (!_measuring && _warmth.Look())
        {
            _measuring = true;
            _countAtStart = _count;
            _start = Usage.Begin();
        }
    }
}
