namespace PluginHybrid.Plugins.Managing;

/// <summary>One line of the book.</summary>
/// <param name="Key">The leg.</param>
/// <param name="Side">Long or short.</param>
/// <param name="Size">In base currency.</param>
/// <param name="Value">Size times mark price; times the entry price while no mark price is known.</param>
/// <param name="Unrealised">Unrealised result; 0 while it is not known.</param>
internal sealed record LegFigures(PositionKey Key, Side Side, decimal Size, decimal Value, decimal Unrealised)
{
    /// <summary>The line of a leg.</summary>
    public static LegFigures Of(PositionUpdate held) => new(
        held.Position.Key, held.Position.Side, held.Position.Size,
        held.Position.Size * (held.MarkPrice ?? held.Position.EntryPrice ?? 0), held.UnrealisedPnl ?? 0);
}
