namespace PluginHybrid.Hosting.Lanes.Crew;

/// <summary>Who belongs to a crew, and what each does. The crew's lock guards it.</summary>
/// <param name="crew">Of whom.</param>
internal sealed class CrewRoster(LaneCrew crew)
{
    private readonly List<CrewMember> _members = [];
    private CrewMember? _asleep;
    private int _hired;

    /// <summary>All: asleep, awake, and those that a turn holds up.</summary>
    public int Count => _members.Count;

    /// <summary>Who sleeps.</summary>
    public int Sleepers { get; private set; }

    /// <summary>Who is awake and not held up.</summary>
    public int Present { get; private set; }

    /// <summary>Who of those runs a lane whose turns are known to take long.</summary>
    public int Slow { get; private set; }

    /// <summary>Who of those was woken, or looks, and will take what waits.</summary>
    public int Coming { get; private set; }

    /// <summary>Has one more come: the one that fell asleep last, or a new one. To be roused outside the lock.</summary>
    public CrewMember Summon()
    {
        var member = _asleep;
        if (member is null)
        {
            member = new CrewMember(crew, ++_hired);
            _members.Add(member);
        }
        else
        {
            (_asleep, member.Below) = (member.Below, null);
            Sleepers--;
        }

        Looks(member);
        Present++;
        return member;
    }

    /// <summary>It looks for what may come.</summary>
    public void Looks(CrewMember member)
    {
        member.IsComing = true;
        Coming++;
    }

    /// <summary>It has come.</summary>
    /// <returns>False when it did so from a turn, without being woken and without a look.</returns>
    public bool Came(CrewMember member)
    {
        var came = member.IsComing;
        Coming -= came ? 1 : 0;
        member.IsComing = false;
        return came;
    }

    /// <summary>It takes a lane.</summary>
    public void Begin(CrewMember member, CrewDriver driver)
    {
        (driver.Stage, driver.Member) = (CrewStage.Running, member);
        (member.Driver, member.IsSlow) = (driver, driver.IsSlow);
        Slow += member.IsSlow ? 1 : 0;
        member.Taken++;
        member.InARow++;
    }

    /// <summary>It has run its lane.</summary>
    public void End(CrewMember member, CrewDriver served)
    {
        (served.Member, served.IsCalledAgain, served.Stage) = (null, false, CrewStage.Idle);
        Slow -= member.IsSlow ? 1 : 0;
        (member.Driver, member.IsSlow) = (null, false);
        if (member.IsAway)
        {
            member.IsAway = false;
            Present++;
            member.Rename(member.Name);
        }
    }

    /// <summary>It sleeps until it is summoned.</summary>
    public void Sleep(CrewMember member)
    {
        Present--;
        Sleepers++;
        (member.Below, _asleep) = (_asleep, member);
    }

    /// <summary>It belongs to the crew no more.</summary>
    public void Drop(CrewMember member)
    {
        _members.Remove(member);
        Present -= member.IsAway ? 0 : 1;
        Slow -= member.IsSlow ? 1 : 0;
        Coming -= member.IsComing ? 1 : 0;
        (member.IsAway, member.IsSlow, member.IsComing) = (false, false, false);
    }

    /// <summary>Notes in which lane each is, and finds who is still in the one of the last time: it is held up, and its thread bears the lane's name.</summary>
    /// <param name="anyWaits">Whether lanes wait; if not, nobody is held up, however long a turn takes.</param>
    /// <returns>True when there was one.</returns>
    public bool FindHeld(bool anyWaits)
    {
        var found = false;
        foreach (var member in _members)
        {
            if (member.Driver is not { } driver || member.IsAway)
            {
                continue;
            }

            if (member.Seen != member.Taken)
            {
                member.Seen = member.Taken;
                continue;
            }

            if (!anyWaits)
            {
                continue;
            }

            found = true;
            Present--;
            Slow -= member.IsSlow ? 1 : 0;
            (member.IsAway, member.IsSlow) = (true, false);
            member.Rename(driver.Name);
        }

        return found;
    }
}
