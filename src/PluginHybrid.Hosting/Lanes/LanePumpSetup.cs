using PluginHybrid.Core.Taps;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>What a lane's turns need of the host.</summary>
internal sealed class LanePumpSetup
{
    /// <summary>The plugin's id.</summary>
    public required string Plugin { get; init; }

    /// <summary>The host's clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Told of faults, times and memory.</summary>
    public required ITurnWatch Watch { get; init; }

    /// <summary>How long turns take; it goes on over the plugin's lanes.</summary>
    public required TurnMeter Meter { get; init; }

    /// <summary>The newest input numbered so far.</summary>
    public required Func<long> NewestInput { get; init; }

    /// <summary>Takes facts of turns that ran late; <c>null</c>: nobody records.</summary>
    public ITurnTap? TurnTap { get; init; }

    /// <summary>Knows when the turns of a recorded session ran; <c>null</c>: nobody replays.</summary>
    public ITurnScript? Script { get; init; }

    /// <summary>Stands before the turns; <c>null</c>: nobody.</summary>
    public Lifecycle.ITurnProbe? Probe { get; init; }

    /// <summary>True on the threads of the lanes: turns without an event are told always, since no replay could know when they ran.</summary>
    public bool IsLive { get; set; }

    /// <summary>For a plugin's slot; over all its lanes.</summary>
    public static LanePumpSetup Of(string plugin, ITurnWatch watch, TurnMeter meter, Lifecycle.SlotSurroundings around) => new()
    {
        Plugin = plugin,
        Time = around.Time,
        Watch = watch,
        Meter = meter,
        NewestInput = around.NewestInput,
        TurnTap = around.Options.Turns,
        Script = around.Options.Script,
        Probe = around.Options.Probe,
    };

    /// <summary>Turns of the plugin so far, also over new lanes.</summary>
    public long Turn { get; set; }

    /// <summary>In a replay what was read of the script ahead of its place, also over new lanes.</summary>
    public NextRecorded Next { get; } = new();
}
