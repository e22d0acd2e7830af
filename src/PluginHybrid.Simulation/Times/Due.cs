namespace PluginHybrid.Simulation.Times;

/// <summary>Something that happens at a moment of virtual time. It may stand in the timeline once; put in again, its former place is void.</summary>
internal abstract class Due
{
    /// <summary>Counts its places: a place of another number is void.</summary>
    public int Place { get; set; }

    /// <summary>True while it waits in the timeline.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>It happens.</summary>
    public abstract void Happen();
}

/// <summary>Happens once, as said.</summary>
/// <param name="action">What happens.</param>
internal sealed class DueAction(Action action) : Due
{
    /// <inheritdoc />
    public override void Happen() => action();
}
