namespace PluginHybrid.Simulation.Worlds;

/// <summary>Finds a host that is always due at once: virtual time would never pass again.</summary>
/// <param name="world">Watched.</param>
internal sealed class StandstillWatch(World world)
{
    private const int StepsMax = 100_000;

    private long _moment;
    private long _steps;

    /// <summary>Looks whether too much has happened at the present moment, and tells it. Once per step.</summary>
    /// <returns>True when it has.</returns>
    public bool Found()
    {
        var timeline = world.Timeline;
        if (_moment != timeline.Now)
        {
            (_moment, _steps) = (timeline.Now, timeline.Steps);
        }

        if (timeline.Steps - _steps < StepsMax)
        {
            return false;
        }

        world.Board.Fail("bounded", "standstill", $"{StepsMax} steps without a moment passing: something is always due at once.");
        return true;
    }
}
