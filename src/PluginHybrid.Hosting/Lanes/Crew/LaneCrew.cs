namespace PluginHybrid.Hosting.Lanes.Crew;

/// <summary>A few threads that serve all lanes of a host. A lane has one while its turn runs; a turn that lasts keeps its thread, and another comes for the rest.</summary>
/// <remarks>
/// <para>As many threads as the machine has cores, and two at least, run short turns; one is enough while it keeps up. One
/// that is held up by a turn for more than a millisecond or two, while lanes wait, no longer counts: so a plugin that
/// blocks or spins delays the others by no more, and in the worst case there is a thread per lane.</para>
/// <para>Calling a lane allocates nothing. Threads come when first needed, and go when more sleep than may run.</para>
/// </remarks>
internal sealed class LaneCrew : IDisposable
{
    private const int InARowBeforeHelp = 64;

    private readonly Lock _gate = new();
    private readonly ReadyLanes _ready = new();
    private readonly CrewRoster _roster;
    private readonly LookLength _looks;
    private readonly CrewWatch _watch;
    private readonly int _most;
    private int _held;
    private bool _closed;

    /// <param name="machine">The machine's clock.</param>
    /// <param name="longestLook">How long one thread looks for more at most, while calls come that fast, before it sleeps; zero: never.</param>
    /// <param name="most">Threads that run short turns at once.</param>
    public LaneCrew(TimeProvider machine, TimeSpan longestLook, int most)
    {
        (_looks, _most) = (new LookLength(machine, longestLook), most);
        _roster = new CrewRoster(this);
        _watch = new CrewWatch(this);
    }

    /// <summary>As many as run short turns at once on this machine.</summary>
    public static int Usual => Math.Max(2, Environment.ProcessorCount);

    /// <summary>Threads of the crew, the watch apart: asleep, awake, and those that a turn holds up.</summary>
    public int Threads
    {
        get
        {
            lock (_gate)
            {
                return _roster.Count;
            }
        }
    }

    /// <summary>Whether the watch is to look, and whether it ends once it is not: then no thread sleeps on either.</summary>
    public (bool Looks, bool Ends) ForWatch
    {
        get
        {
            lock (_gate)
            {
                return (_watch.IsWatching, _closed);
            }
        }
    }

    /// <summary>A lane has something to run. From any thread.</summary>
    public void Call(CrewDriver driver)
    {
        CrewMember? roused;
        bool needsWatch;
        lock (_gate)
        {
            if (driver.HasEnded || driver.Stage == CrewStage.Queued)
            {
                return;
            }

            if (driver.Stage == CrewStage.Running)
            {
                driver.IsCalledAgain = true;
                return;
            }

            Queue(driver);
            roused = Help(out needsWatch);
        }

        Rouse(roused, needsWatch);
    }

    /// <summary>Ends what a lane's thread waits for; the thread leaves the crew, and another takes its place.</summary>
    public void BreakInto(CrewDriver driver)
    {
        CrewMember? roused;
        bool needsWatch;
        lock (_gate)
        {
            // A thread goes from lane to lane under this lock only: none is broken into for the turn of another.
            if (driver.Member is not { HasLeft: false } member)
            {
                return;
            }

            _roster.Drop(member);
            member.Leave(breaksIn: true);
            roused = Help(out needsWatch);
        }

        Rouse(roused, needsWatch);
    }

    /// <summary>What a thread does next, after the lane it may have run.</summary>
    /// <param name="member">Whose thread.</param>
    /// <param name="hasMore">Whether that lane has more to run.</param>
    public CrewStep Next(CrewMember member, bool hasMore)
    {
        CrewStep step;
        CrewMember? roused;
        bool needsWatch;
        lock (_gate)
        {
            PutBack(member, hasMore);
            step = member.HasLeft ? CrewStep.Leave : Take(member);
            roused = Help(out needsWatch);
            if (roused is null && member.InARow > InARowBeforeHelp && _ready.Count > 0 && _roster.Coming == 0 && _roster.Present < _most)
            {
                member.InARow = 0;
                roused = _roster.Summon();
            }
        }

        Rouse(roused, needsWatch);
        return step;
    }

    /// <summary>Looks for a lane that waits. Not under the lock.</summary>
    public void Look() => _looks.Look(_ready);

    /// <summary>A thread ends: if it still belonged to the crew, something failed in it, and another takes its place.</summary>
    public void Lost(CrewMember member)
    {
        CrewMember? roused;
        bool needsWatch;
        lock (_gate)
        {
            if (member.HasLeft)
            {
                return;
            }

            _roster.Drop(member);
            member.Leave(breaksIn: false);
            roused = Help(out needsWatch);
        }

        Rouse(roused, needsWatch);
    }

    /// <summary>The watch's look, while lanes wait: whoever is still in the lane it was in at the last look does not count; and where one has waited since then, one more thread comes.</summary>
    /// <returns>False when nothing needs a look.</returns>
    public bool LookAround()
    {
        List<CrewMember>? roused = null;
        bool goesOn;
        lock (_gate)
        {
            var anyHeld = _roster.FindHeld(anyWaits: _ready.Count > 0);
            var isLate = _ready.HaveWaited() && _roster.Present < _most && _roster.Coming == 0;

            // Twice as many as last time: those who come may be held up as well.
            _held = _ready.Count == 0 ? 0 : anyHeld ? Math.Max(1, _held * 2) : _held;
            var comes = anyHeld ? Math.Min(_held, _ready.Count) : isLate ? 1 : 0;
            for (var i = 0; i < comes; i++)
            {
                (roused ??= []).Add(_roster.Summon());
            }

            goesOn = _watch.Looked(_ready.Count > 0);
        }

        roused?.ForEach(member => Rouse(member, needsWatch: false));
        return goesOn;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        var roused = new List<CrewMember>();
        lock (_gate)
        {
            _closed = true;
            while (_roster.Sleepers > 0)
            {
                roused.Add(_roster.Summon());
            }
        }

        roused.ForEach(member => member.Rouse());
        _watch.Rouse();
    }

    private void Queue(CrewDriver driver)
    {
        if (_ready.Count == 0)
        {
            _looks.Called();
        }

        _ready.Add(driver);
    }

    private CrewStep Take(CrewMember member)
    {
        var hasLooked = _roster.Came(member);

        // One that was held up comes back while others do its work.
        var isTooMany = _roster.Present > _most && _ready.Count > 0;
        if (!isTooMany && _ready.Take() is { } driver)
        {
            _roster.Begin(member, driver);
            return CrewStep.Serve;
        }

        member.InARow = 0;
        if (!hasLooked && !isTooMany && _roster.Coming == 0 && !_closed && _looks.IsWorthIt)
        {
            _roster.Looks(member);
            return CrewStep.Look;
        }

        if (_closed || _roster.Sleepers >= _most)
        {
            _roster.Drop(member);
            member.Leave(breaksIn: false);
            return CrewStep.Leave;
        }

        _roster.Sleep(member);
        return CrewStep.Sleep;
    }

    private void PutBack(CrewMember member, bool hasMore)
    {
        if (member.Driver is not { } served)
        {
            return;
        }

        var isCalled = (hasMore || served.IsCalledAgain) && !served.HasEnded;
        _roster.End(member, served);
        if (isCalled)
        {
            Queue(served);
        }
        else if (_ready.Count == 0)
        {
            _looks.Emptied();
        }
    }

    // Somebody takes what waits: who comes already, who is in a short turn (the watch sees to it that it is short), or one more.
    private CrewMember? Help(out bool needsWatch)
    {
        needsWatch = false;
        if (_ready.Count == 0 || _roster.Coming > 0)
        {
            return null;
        }

        if (_roster.Present > _roster.Slow || _roster.Present >= _most)
        {
            needsWatch = _watch.Need();
            _ = needsWatch && _roster.FindHeld(anyWaits: false);
            return null;
        }

        return _roster.Summon();
    }

    private void Rouse(CrewMember? member, bool needsWatch)
    {
        if (needsWatch)
        {
            _watch.Rouse();
        }

        try
        {
            member?.Rouse();
        }
        catch (Exception)
        {
            // There was no memory for a thread: the next call tries again.
            lock (_gate)
            {
                _roster.Drop(member!);
            }

            throw;
        }
    }
}
