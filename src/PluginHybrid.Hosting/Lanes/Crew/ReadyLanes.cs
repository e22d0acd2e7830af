namespace PluginHybrid.Hosting.Lanes.Crew;

/// <summary>Lanes that wait for a thread, in the order in which they were called. Allocates nothing.</summary>
/// <remarks>The crew's lock guards it; only <see cref="Count"/> may be read without.</remarks>
internal sealed class ReadyLanes
{
    private CrewDriver? _first;
    private CrewDriver? _last;
    private volatile int _count;
    private long _added;
    private long _taken;
    private long _addedAtLook;

    /// <summary>Lanes that wait.</summary>
    public int Count => _count;

    public void Add(CrewDriver driver)
    {
        (driver.Stage, driver.Next) = (CrewStage.Queued, null);
        if (_last is null)
        {
            _first = driver;
        }
        else
        {
            _last.Next = driver;
        }

        _last = driver;
        _count++;
        _added++;
    }

    public CrewDriver? Take()
    {
        if (_first is not { } driver)
        {
            return null;
        }

        _first = driver.Next;
        _last = _first is null ? null : _last;
        driver.Next = null;
        _count--;
        _taken++;
        return driver;
    }

    /// <summary>Whether one waits that did so when this was last asked.</summary>
    public bool HaveWaited()
    {
        var waited = _taken < _addedAtLook;
        _addedAtLook = _added;
        return waited;
    }
}
