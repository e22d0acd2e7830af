using PluginHybrid.Simulating;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Simulating;

[Category(Level.Unit)]
public sealed class SeedRangeTests
{
    [Theory]
    [InlineData("1..4", "1 2 3 4")]
    [InlineData("3, 14 ,15", "3 14 15")]
    [InlineData("7..9,2,8", "7 8 9 2")]
    [InlineData("0..0", "0")]
    public void Ranges_and_single_seeds_are_read_in_their_order_each_once(string text, string seeds) =>
        Assert.Equal(seeds, string.Join(' ', SeedRange.Read(text)));

    [Theory]
    [InlineData("1..4")]
    [InlineData("5")]
    [InlineData("1..3,7,9..11")]
    public void What_is_written_of_seeds_is_read_as_the_same_seeds(string text) => Assert.Equal(text, SeedRange.Of(SeedRange.Read(text)));
}
