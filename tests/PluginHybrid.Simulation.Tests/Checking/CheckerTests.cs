using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class CheckerTests
{
    [Fact]
    public void A_checker_keeps_the_first_twenty_findings()
    {
        var checker = new Complainer();

        for (var i = 1; i <= 30; i++) checker.Complain(i);

        Assert.Equal(20, checker.Found.Count);
        Assert.Equal("number 1", checker.Found[0].Text);
        Assert.Equal("complainer", checker.Found[0].Checker);
    }

    private sealed class Complainer : Checker
    {
        public override string Name => "complainer";

        public void Complain(int number) => Fail(new StillSight(), "always", $"number {number}");
    }
}
