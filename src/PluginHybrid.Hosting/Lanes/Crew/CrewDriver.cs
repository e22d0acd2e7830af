namespace PluginHybrid.Hosting.Lanes.Crew;

/// <summary>Lends one lane a thread of the crew while it has turns to run: never two at once.</summary>
/// <param name="crew">Whose threads.</param>
/// <param name="lane">The inputs.</param>
/// <param name="pump">Runs them.</param>
/// <param name="setup">Of the pump: how long turns take, and whom to tell what fails.</param>
internal sealed class CrewDriver(LaneCrew crew, Lane lane, LanePump pump, LanePumpSetup setup) : ILaneDriver
{
    /// <summary>Turns that run before other lanes that wait come to theirs.</summary>
    private const int TurnsAtOnce = 32;

    private const double SlowMicroseconds = 30;

    private volatile bool _ended;

    /// <summary>Of the lane, for debuggers.</summary>
    public string Name { get; } = $"plugin {setup.Plugin}";

    /// <summary>True once it has ended: it is called no more.</summary>
    public bool HasEnded => _ended;

    /// <summary>True when its last turn took so long that others had better not wait for the next.</summary>
    public bool IsSlow => setup.Meter.LastMicroseconds > SlowMicroseconds;

    /// <summary>Where it is. Guarded by the crew, as all below.</summary>
    public CrewStage Stage { get; set; }

    /// <summary>Who waits behind it.</summary>
    public CrewDriver? Next { get; set; }

    /// <summary>Called while it ran.</summary>
    public bool IsCalledAgain { get; set; }

    /// <summary>Whose thread runs it; <c>null</c> while none does.</summary>
    public CrewMember? Member { get; set; }

    /// <inheritdoc />
    public void Wake() => crew.Call(this);

    /// <inheritdoc />
    public void End() => _ended = true;

    /// <inheritdoc />
    public void Interrupt() => crew.BreakInto(this);

    /// <summary>Runs what may run now, or as much of it as is fair. On a thread of the crew.</summary>
    /// <returns>True when there is more to run.</returns>
    public bool Serve()
    {
        try
        {
            if (_ended || lane.IsAbandoned)
            {
                return false;
            }

            pump.Run(TurnsAtOnce);
            return !pump.TryRest();
        }
        catch (ThreadInterruptedException) when (_ended || lane.IsAbandoned)
        {
            // The guard broke into a turn that had come back by itself: nothing of this lane runs again either way.
            return false;
        }
#pragma warning disable CA1031 // What fails beside the plugin's own code ends this lane, not the thread that others need too.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            setup.Watch.Broke(lane, exception);
            return false;
        }
        finally
        {
            // It would keep the plugin in memory, and the thread goes on to another one.
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }
}
