using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

[Category(Level.Unit)]
public sealed class MoneyIsDecimalTests
{
    [Fact]
    public void Money_never_passes_through_binary_floating_point() => new MoneyIsDecimal().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_double_on_the_way_is_found_and_jitter_elsewhere_is_not() => new MoneyIsDecimal()
        .Inspect(Tree.Of(
            ("src/PluginHybrid.Core/Connections/Backoff.cs", "double jitter = 0.5;"),
            ("src/PluginHybrid.Bybit/Wire/Reader.cs", "var price = (decimal)double.Parse(text);\nvar size = json.GetDouble();")))
        .MustFind(
            "src/PluginHybrid.Bybit/Wire/Reader.cs:1: binary floating point: double",
            "src/PluginHybrid.Bybit/Wire/Reader.cs:2: binary floating point: GetDouble");
}
