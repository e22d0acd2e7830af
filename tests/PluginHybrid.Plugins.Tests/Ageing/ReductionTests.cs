using PluginHybrid.Plugins.Ageing;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Ageing;

/// <summary>A reduction whose answer is lost with the host: the size of the position says what became of it.</summary>
[Category(Level.Unit)]
public sealed class ReductionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly AgeAction Half = new(AgeActionKind.Reduce, 0.5m, "old");
    private static readonly AgeMemory Asked = AgeOutcome.Asked(new AgeMemory { Identity = null! }, Half, 1m);

    [Fact]
    public void A_smaller_position_is_the_answer()
    {
        var seen = AgeOutcome.Seen(Asked, 0.5m);

        Assert.Equal((true, (decimal?)null), (seen.Reduced, seen.ReducingFrom));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void A_position_of_the_same_size_or_a_larger_one_is_still_to_be_reduced(double size) => Assert.False(AgeOutcome.Seen(Asked, (decimal)size).Reduced);

    [Fact]
    public void A_position_that_gets_smaller_without_a_reduction_of_ours_is_still_to_be_reduced() =>
        Assert.False(AgeOutcome.Seen(AgeOutcome.Asked(new AgeMemory { Identity = null! }, Half with { Kind = AgeActionKind.Target }, 1m), 0.5m).Reduced);

    [Fact]
    public void A_refusal_ends_the_doubt_and_an_unknown_outcome_does_not()
    {
        Assert.Null(AgeOutcome.After(Asked, Half, new Rejected("1", 110017, "no"), Now, new AgeSettings()).ReducingFrom);
        Assert.Equal(1m, AgeOutcome.After(Asked, Half, new Unknown("1", "no answer"), Now, new AgeSettings()).ReducingFrom);
    }
}
