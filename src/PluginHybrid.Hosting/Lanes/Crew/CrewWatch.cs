namespace PluginHybrid.Hosting.Lanes.Crew;

/// <summary>Looks once a millisecond, while lanes wait, whether those who should take them are held up. Sleeps otherwise.</summary>
/// <remarks>On Windows a millisecond may be the system's timer tick of up to 16.</remarks>
/// <param name="crew">Whom it watches.</param>
internal sealed class CrewWatch(LaneCrew crew)
{
    private const int QuietLooks = 10;

    private readonly object _monitor = new();
    private Thread? _thread;
    private bool _isWatching;
    private bool _isNeeded;
    private int _quiet;

    /// <summary>Lanes wait for somebody who is in a turn. Guarded by the crew.</summary>
    /// <returns>True when it must be woken, by <see cref="Rouse"/>, outside the crew's lock.</returns>
    public bool Need()
    {
        _isNeeded = true;
        var sleeps = !_isWatching;
        _isWatching = true;
        return sleeps;
    }

    /// <summary>True while it looks, or is about to. Guarded by the crew.</summary>
    public bool IsWatching => _isWatching;

    /// <summary>It has looked. Guarded by the crew.</summary>
    /// <param name="anyWaits">Whether lanes wait.</param>
    /// <returns>False when it may sleep until it is needed.</returns>
    public bool Looked(bool anyWaits)
    {
        _quiet = anyWaits || _isNeeded ? 0 : _quiet + 1;
        _isNeeded = false;
        _isWatching = _quiet < QuietLooks;
        return _isWatching;
    }

    /// <summary>Starts or wakes it.</summary>
    public void Rouse()
    {
        lock (_monitor)
        {
            if (_thread is null)
            {
                _thread = new Thread(Loop) { Name = "plugin lanes watch", IsBackground = true };
                _thread.UnsafeStart();
            }

            Monitor.Pulse(_monitor);
        }
    }

    private void Loop()
    {
        while (true)
        {
            lock (_monitor)
            {
                Monitor.Wait(_monitor, 1);
            }

            if (crew.LookAround())
            {
                continue;
            }

            lock (_monitor)
            {
                var (looks, ends) = crew.ForWatch;
                if (looks)
                {
                    continue;
                }

                if (ends)
                {
                    _thread = null;
                    return;
                }

                Monitor.Wait(_monitor);
            }
        }
    }
}
