using System.Diagnostics;

namespace PluginHybrid.Hosting.Lanes.Crew;

/// <summary>One thread of a crew: takes lanes that wait and runs them, one after the other.</summary>
/// <remarks>Its figures are guarded by the crew.</remarks>
[DebuggerDisplay("{Name}: {Driver?.Name}")]
internal sealed class CrewMember
{
    private readonly LaneCrew _crew;
    private readonly Thread _thread;
    private readonly Bell _bell = new();
    private volatile bool _hasLeft;
    private bool _isStarted;

    public CrewMember(LaneCrew crew, int number)
    {
        _crew = crew;
        Name = FormattableString.Invariant($"plugin lanes {number}");
        _thread = new Thread(Run) { Name = Name, IsBackground = true };
    }

    /// <summary>Of the thread while it is in no lane's way.</summary>
    public string Name { get; }

    /// <summary>The lane it runs; <c>null</c> while it runs none.</summary>
    public CrewDriver? Driver { get; set; }

    /// <summary>Counts the lanes it took: by that the watch knows whether it is still in the same one.</summary>
    public long Taken { get; set; }

    /// <summary><see cref="Taken"/> when the watch last looked.</summary>
    public long Seen { get; set; }

    /// <summary>Lanes it took since it last found none that waited.</summary>
    public int InARow { get; set; }

    /// <summary>True from being woken, or beginning to look, until it takes a lane.</summary>
    public bool IsComing { get; set; }

    /// <summary>True while it runs a lane whose turns are known to take long.</summary>
    public bool IsSlow { get; set; }

    /// <summary>True while a turn holds it up: others do not count on it.</summary>
    public bool IsAway { get; set; }

    /// <summary>Who sleeps below it.</summary>
    public CrewMember? Below { get; set; }

    /// <summary>True once it does not belong to the crew any more: it ends as soon as it comes back.</summary>
    public bool HasLeft => _hasLeft;

    /// <summary>Starts or wakes it. Outside the crew's lock.</summary>
    public void Rouse()
    {
        if (_isStarted)
        {
            _bell.Ring();
            return;
        }

        _isStarted = true;
        _thread.UnsafeStart();
    }

    /// <summary>Names the thread, for a debugger.</summary>
    public void Rename(string name) => _thread.Name = name;

    /// <summary>It belongs to the crew no more.</summary>
    /// <param name="breaksIn">Also ends what it waits for.</param>
    public void Leave(bool breaksIn)
    {
        _hasLeft = true;
        if (breaksIn && _thread != Thread.CurrentThread)
        {
            _thread.Interrupt();
        }
    }

    private void Run()
    {
        try
        {
            CleanContext.Restore();
            Loop();
        }
        finally
        {
            _crew.Lost(this);
            _bell.Close();
        }
    }

    private void Loop()
    {
        var hasMore = false;
        while (true)
        {
            switch (Next(hasMore))
            {
                case CrewStep.Serve:
                    hasMore = Driver!.Serve();
                    break;
                case CrewStep.Look:
                    _crew.Look();
                    break;
                case CrewStep.Sleep:
                    Sleep();
                    break;
                default:
                    return;
            }
        }
    }

    private CrewStep Next(bool hasMore)
    {
        while (true)
        {
            try
            {
                return _hasLeft ? CrewStep.Leave : _crew.Next(this, hasMore);
            }
            catch (ThreadInterruptedException)
            {
                // Before the lock was taken, so nothing was done: by the guard, and it has left, or by plugin code that came late.
            }
        }
    }

    private void Sleep()
    {
        while (true)
        {
            try
            {
                _bell.Wait();
                return;
            }
            catch (ThreadInterruptedException)
            {
                // By plugin code that came late; nobody has called.
            }
        }
    }
}

/// <summary>What a thread of a crew does next.</summary>
internal enum CrewStep
{
    /// <summary>Run the lane it was given.</summary>
    Serve,

    /// <summary>Look for a short while.</summary>
    Look,

    /// <summary>Sleep until it is woken.</summary>
    Sleep,

    /// <summary>End.</summary>
    Leave,
}
