namespace PluginHybrid.Core.Positions;

/// <summary>Told when a symbol's ticker comes to be needed, and when it no longer is.</summary>
internal interface ITickerDemand
{
    /// <summary>A leg opened in the symbol, or somebody watches it.</summary>
    /// <param name="slot">The symbol.</param>
    void Needed(SymbolSlot slot);

    /// <summary>The last leg closed and nobody watches.</summary>
    /// <param name="slot">The symbol.</param>
    void NotNeeded(SymbolSlot slot);
}
