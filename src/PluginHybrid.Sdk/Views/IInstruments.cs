using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Views;

/// <summary>Trading rules of the symbols with a position or a watch.</summary>
public interface IInstruments
{
    /// <summary>A symbol's rules; <c>null</c> until the venue told them.</summary>
    /// <param name="symbol">As the venue spells it.</param>
    /// <example><code>var tick = Instruments.Find(key.Symbol)?.TickSize ?? 0.01m;</code></example>
    Instrument? Find(string symbol);
}
