using PluginHybrid.Plugins.Managing;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Managing;

/// <summary>A reduction whose answer is lost, with the host or on its way: the size of the position says what became of it.</summary>
[Category(Level.Unit)]
public sealed class AskedReductionTests
{
    private static readonly LegRules Rules = new(new ManagerSettings());
    private static readonly LegWatch Watch = Rules.See(null, Legs.Long().At(100), Legs.Epoch).Watch;

    [Fact]
    public void A_smaller_position_answers_for_exposure()
    {
        var seen = See(new AskedReduction(1, null), size: 0.7m);

        Assert.Equal((true, null, null), (seen.ActedOnExposure, seen.ActedOnDay, seen.Reducing));
    }

    [Fact]
    public void A_smaller_position_answers_for_the_loss_of_a_day()
    {
        var seen = See(new AskedReduction(1, Legs.Epoch), size: 0.7m);

        Assert.Equal((false, Legs.Epoch, null), (seen.ActedOnExposure, seen.ActedOnDay, seen.Reducing));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void A_position_of_the_same_size_or_a_larger_one_is_still_to_be_reduced(double size)
    {
        var seen = See(new AskedReduction(1, null), (decimal)size);

        Assert.False(seen.ActedOnExposure);
        Assert.NotNull(seen.Reducing);
    }

    [Fact]
    public void Another_position_in_the_leg_begins_anew() =>
        Assert.Null(Rules.See(Watch with { Reducing = new AskedReduction(1, null) }, (Legs.Long(size: 0.5m) with { Life = 2, OpenedAt = Legs.After(60), Side = Side.Sell }).At(100), Legs.After(61)).Watch.Reducing);

    private static LegWatch See(AskedReduction asked, decimal size) =>
        Rules.See(Watch with { Reducing = asked }, Legs.Long(size: size).At(100), Legs.After(1)).Watch;
}
