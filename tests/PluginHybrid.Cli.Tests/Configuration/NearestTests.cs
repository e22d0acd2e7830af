using PluginHybrid.Configuration;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Configuration;

[Category(Level.Unit)]
public sealed class NearestTests
{
    [Theory]
    [InlineData("enviroment", "environment")]
    [InlineData("environmnet", "environment")]
    [InlineData("allowLive", "allow_live")]
    [InlineData("SEED", "seed")]
    [InlineData("sede", "seed")]
    [InlineData("speed", "seed")]
    [InlineData("color", null)]
    [InlineData("", null)]
    public void The_guess_is_what_a_slip_of_the_finger_is_away(string found, string? meant)
    {
        Assert.Equal(meant, Nearest.Of(found, ["environment", "allow_live", "seed"]));
    }
}
