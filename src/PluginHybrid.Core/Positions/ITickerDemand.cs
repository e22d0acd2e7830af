namespace PluginHybrid.Core.Positions;

/// <summary>Told when it may have changed whether a symbol's ticker is needed.</summary>
internal interface ITickerDemand
{
    /// <summary>A leg is about to be announced as open.</summary>
    /// <param name="slot">The symbol.</param>
    void Opening(SymbolSlot slot);

    /// <summary>A leg opened or closed. Whether the ticker is needed is looked at when the whole input is taken.</summary>
    /// <param name="slot">The symbol.</param>
    void Changed(SymbolSlot slot);
}
