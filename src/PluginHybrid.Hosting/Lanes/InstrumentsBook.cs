using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>One lane's view of trading rules, fed by what the lane hands out.</summary>
internal sealed class InstrumentsBook : IInstruments
{
    private readonly Dictionary<string, Instrument> _known = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Instrument? Find(string symbol) => _known.GetValueOrDefault(symbol);

    /// <summary>A symbol's newest rules.</summary>
    public void Take(Instrument instrument) => _known[instrument.Symbol] = instrument;
}
