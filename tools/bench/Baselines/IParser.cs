using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bench.Baselines;

/// <summary>A way to read a ticker frame which somebody might write by hand.</summary>
internal interface IParser
{
    /// <summary>Fills the frame with the same fields that the hybrid path keeps.</summary>
    void Parse(ReadOnlyMemory<byte> utf8, SymbolTable symbols, TickerFrame frame);
}
