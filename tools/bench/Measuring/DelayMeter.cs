namespace PluginHybrid.Bench.Measuring;

/// <summary>Measures a paced run: how long each message took from the sender's stamp to the consumer.</summary>
/// <param name="clock">Shared with the sender.</param>
/// <param name="warmUp">Least time not counted.</param>
/// <param name="samples">Messages that count.</param>
internal sealed class DelayMeter(PaceClock clock, TimeSpan warmUp, int samples) : IMeter
{
    // The look at what was used takes a moment; it comes early enough to delay no message that counts.
    private const int Early = 100;

    private readonly TaskCompletionSource<RunResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Warmth _warmth = new(warmUp);
    private readonly long[] _delays = GC.AllocateArray<long>(samples, pinned: true);
    private int _next = -Early;
    private bool _isWarm;
    private Usage _start;

    public bool NeedsVenueTime => true;

    public Task<RunResult> Done => _done.Task;

    public void Arrived(long venueTime)
    {
        if (_next >= 0 && _next < samples)
        {
            _delays[_next] = clock.Now - venueTime;
        }

        if (!_isWarm)
        {
            _isWarm = _warmth.Look();
            return;
        }

        if (_next == -Early)
        {
            _start = Usage.Begin();
        }
        else if (_next == samples)
        {
            var end = Usage.End();
            _done.TrySetResult(new RunResult(Usage.Between(_start, end, samples + Early), Delay.Of(_delays)));
        }

        _next++;
    }
}
