using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Trailing;

[Category(Level.Unit)]
public sealed class TrailSettingsTests
{
    [Fact]
    public void The_defaults_are_sound() => Assert.Null(new TrailSettings().Problem());

    [Theory]
    [InlineData("3:0.8", "\"3:0.8\" is no band; wanted <profit>%:<distance>")]
    [InlineData("3%:0.8 x", "\"x\" is no band")]
    [InlineData("3%:0", "is no band")]
    [InlineData("5%:0.5 3%:0.4", "3 % comes after 5 %; profits must rise")]
    [InlineData("3%:0.5 5%:0.6", "at 5 % the distance 0.6 is not below 0.5")]
    [InlineData("3%:1", "at 3 % the distance 1 is not below 1")]
    public void A_ladder_that_cannot_be_is_refused_with_words(string bands, string words) =>
        Assert.Contains(words, new TrailSettings { Bands = bands }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void Break_even_below_the_fees_is_refused() =>
        Assert.Contains("feeCoverPercent", new TrailSettings { BreakEvenAtPercent = 0.1m }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void A_net_above_our_own_trail_is_refused() =>
        Assert.Contains("venueNet", new TrailSettings { VenueNet = 0.5m }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void A_hundred_percent_is_no_distance() =>
        Assert.Contains("distance", new TrailSettings { Distance = 100 }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void A_price_at_zero_activates_nothing() =>
        Assert.Contains("activateAtPrice", new TrailSettings { ActivateAtPrice = new Dictionary<string, decimal> { ["X"] = 0 } }.Problem(), StringComparison.Ordinal);
}
