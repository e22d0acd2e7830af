namespace PluginHybrid.Plugins.Ageing;

/// <summary>The next step of a close.</summary>
internal enum ChaseStep
{
    /// <summary>An order rests, or a fill is on its way.</summary>
    Wait,

    /// <summary>Place a limit order at the present price.</summary>
    Place,

    /// <summary>Take back the order that rests: the price has left it.</summary>
    Cancel,

    /// <summary>Close at the market.</summary>
    Market,

    /// <summary>Tell a person: all limit orders were in vain and a market order is not allowed.</summary>
    GiveUp,
}
