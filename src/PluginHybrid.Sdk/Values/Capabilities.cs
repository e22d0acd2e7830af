namespace PluginHybrid.Sdk.Values;

/// <summary>What a plugin asks to be allowed, and what the operator grants. The plugin gets what stands in both.</summary>
/// <remarks>Reading positions, prices and its own state needs none of these. No capability can open or grow a position: there is no such command.</remarks>
/// <example><code>
/// [Plugin("trailing-stop", Needs = Capabilities.MoveStops | Capabilities.VenueTrailing)]
/// public sealed class TrailingStop : HybridPlugin;
/// </code></example>
[Flags]
public enum Capabilities
{
    /// <summary>Watches only.</summary>
    None = 0,

    /// <summary>Sets a stop where there is none, and moves one closer to the price.</summary>
    MoveStops = 1,

    /// <summary>Moves a stop away from the price or takes it off. Granted with care: it is the one thing that adds risk.</summary>
    LoosenStops = 2,

    /// <summary>Sets, moves and removes take-profits.</summary>
    TakeProfits = 4,

    /// <summary>Uses the venue's own trailing stop.</summary>
    VenueTrailing = 8,

    /// <summary>Makes a position smaller, down to nothing.</summary>
    Reduce = 16,

    /// <summary>Cancels orders of this plugin.</summary>
    CancelOwnOrders = 32,

    /// <summary>Uses the network in its own code. Told to the operator and shown; code in this process cannot be kept from it.</summary>
    Network = 64,
}
