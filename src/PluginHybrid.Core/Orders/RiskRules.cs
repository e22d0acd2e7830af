namespace PluginHybrid.Core.Orders;

/// <summary>The fixed list of words in <see cref="Sdk.Orders.Denied.Rule"/> that the gate uses.</summary>
public static class RiskRules
{
    /// <summary>The session was started without orders.</summary>
    public const string ReadOnly = "read-only";

    /// <summary>The plugin may not do that.</summary>
    public const string Capability = "capability";

    /// <summary>The leg is not open.</summary>
    public const string NoPosition = "no-position";

    /// <summary>The symbol's trading rules are not known (yet).</summary>
    public const string NoInstrument = "no-instrument";

    /// <summary>The kill switch is on.</summary>
    public const string Halted = "halted";

    /// <summary>A market order is closing the leg.</summary>
    public const string Closing = "closing";

    /// <summary>Positions or prices are not to be trusted at the moment.</summary>
    public const string Stale = "stale";

    /// <summary>The stop would leave the leg less protected.</summary>
    public const string NeverLooser = "never-looser";

    /// <summary>The price lies on the wrong side of the market, or within one tick of it.</summary>
    public const string WrongSide = "wrong-side";

    /// <summary>A price or distance that cannot be.</summary>
    public const string Price = "price";

    /// <summary>Nothing is left of the quantity after rounding.</summary>
    public const string Quantity = "quantity";

    /// <summary>The order is not this plugin's.</summary>
    public const string OwnOrders = "own-orders";

    /// <summary>The plugin gave too many commands.</summary>
    public const string Budget = "budget";
}
