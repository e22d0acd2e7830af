using PluginHybrid.Bybit.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>What can be done about a verdict.</summary>
[Category(Level.Unit)]
public sealed class RetClassifierTests
{
    [Theory]
    [InlineData(0, nameof(RetClass.Success))]
    [InlineData(34040, nameof(RetClass.NotModified))]
    [InlineData(110043, nameof(RetClass.NotModified))]
    [InlineData(10000, nameof(RetClass.Unknown))]
    [InlineData(10016, nameof(RetClass.Transient))]
    [InlineData(429, nameof(RetClass.Transient))]
    [InlineData(10006, nameof(RetClass.RateLimited))]
    [InlineData(10002, nameof(RetClass.Clock))]
    [InlineData(-1, nameof(RetClass.Clock))]
    [InlineData(10004, nameof(RetClass.Key))]
    [InlineData(10010, nameof(RetClass.Key))]
    [InlineData(33004, nameof(RetClass.Key))]
    [InlineData(110001, nameof(RetClass.Gone))]
    [InlineData(110017, nameof(RetClass.Refused))]
    [InlineData(987654, nameof(RetClass.Refused))]
    public void A_code_is_sorted_by_what_can_be_done(int retCode, string wanted) =>
        Assert.Equal(wanted, RetClassifier.Classify(retCode).ToString());

    [Fact]
    public void Pitfall_43_A_key_of_another_environment_is_a_matter_of_the_key() =>
        Assert.Equal(RetClass.Key, RetClassifier.Classify(RetCode.KeyInvalid));
}
