using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Sdk.Tests.Values;

[Category(Level.Unit)]
public sealed class InstrumentTests
{
    private static readonly Instrument Rules = new() { Symbol = "BTCUSDT", TickSize = 0.1m, QuantityStep = 0.001m };

    [Theory]
    [InlineData("61250.57", false, "61250.5")]
    [InlineData("61250.57", true, "61250.6")]
    [InlineData("61250.5", true, "61250.5")]
    [InlineData("61250.5", false, "61250.5")]
    public void Prices_go_to_the_grid_on_the_side_asked_for(string price, bool up, string wanted) =>
        Assert.Equal(decimal.Parse(wanted), Rules.RoundPrice(decimal.Parse(price), up));

    [Theory]
    [InlineData("0.0129", "0.012")]
    [InlineData("0.012", "0.012")]
    [InlineData("0.0009", "0")]
    public void Quantities_only_go_down(string quantity, string wanted) =>
        Assert.Equal(decimal.Parse(wanted), Rules.RoundQuantity(decimal.Parse(quantity)));
}
