namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>One fault that waits for its moments. Its counters belong to the run's lock.</summary>
internal sealed class Watch(ScriptedFault fault, FaultStage stage)
{
    private int _taken;

    public ScriptedFault Fault => fault;

    public FaultStage Stage => stage;

    /// <summary>Moments seen.</summary>
    public long Seen { get; set; }

    /// <summary>Strikes carried out.</summary>
    public int Struck { get; set; }

    /// <summary>Whether the moment counts: late enough, not too often, and by chance.</summary>
    /// <param name="occasion">Its number, from 1.</param>
    /// <param name="seed">The script's.</param>
    public bool IsDue(long occasion, int seed)
    {
        if (occasion < fault.When.Nth || _taken >= fault.Repeat
            || (fault.When.Chance is { } chance && (decimal)KeyedChance.Of(seed, fault.Id, "strike", occasion) >= chance))
        {
            return false;
        }

        _taken++;
        return true;
    }
}
