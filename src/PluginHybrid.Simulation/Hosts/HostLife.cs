namespace PluginHybrid.Simulation.Hosts;

/// <summary>Whether a host process still has an effect on the world. It may end in the middle of a turn: what it does afterwards reaches nobody.</summary>
internal sealed class HostLife
{
    private long _left = long.MaxValue;

    /// <summary>True once it is over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>It ends now.</summary>
    public void End() => IsOver = true;

    /// <summary>It ends after so many more effects.</summary>
    /// <param name="effects">Above zero.</param>
    public void EndAfter(long effects) => _left = effects;

    /// <summary>One effect is about to reach the world.</summary>
    /// <returns>False when it does not any more.</returns>
    public bool Spend()
    {
        if (!IsOver && --_left < 0)
        {
            IsOver = true;
        }

        return !IsOver;
    }
}
