namespace PluginHybrid.Simulation.Days;

/// <summary>What a person does by hand at the venue, beside the host.</summary>
public enum DeedKind
{
    /// <summary>Opens a position with a market order, or adds to it.</summary>
    Buy,

    /// <summary>Opens a short position with a market order, or adds to it. In one-way mode more than is held flips.</summary>
    Sell,

    /// <summary>Reduces what is held by the fraction <see cref="Deed.Amount"/>.</summary>
    Reduce,

    /// <summary>Closes the leg.</summary>
    Close,

    /// <summary>Closes the leg and opens as much on the other side; in one-way mode with one order.</summary>
    Flip,

    /// <summary>Sets the leg's stop at the fraction <see cref="Deed.Amount"/> from the mark, on the losing side.</summary>
    SetStop,

    /// <summary>Takes the leg's stop away.</summary>
    RemoveStop,

    /// <summary>Cancels every order of the symbol.</summary>
    CancelOrders,
}
