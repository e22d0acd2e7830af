using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class ComparisonTests
{
    [Fact]
    public void Equal_hashes_are_right_and_others_are_told()
    {
        Assert.Null(SameHash.Compare(Report("a", "d"), "a", "in another process"));
        var differs = SameHash.Compare(Report("a", "d"), "b", "in another process");
        Assert.Equal(("same-hash", "differs"), (differs!.Checker, differs.Place));
    }

    [Theory]
    [InlineData("aged-monitor", 1, "")]
    [InlineData("aged-monitor", 2, "others-changed")]
    [InlineData("trailing-stop", 2, "")]
    public void A_faulty_plugin_that_changes_what_others_decide_is_told(string plugin, decimal price, string place)
    {
        var (with, without) = (new DecisionWitness("trailing-stop"), new DecisionWitness("trailing-stop"));
        Command(with, "aged-monitor", 1);
        Command(without, "aged-monitor", 1);
        Command(with, plugin, price);
        Command(without, plugin, 1);

        Assert.Equal(place, OthersUnchanged.Compare(with, without, "trailing-stop", default)?.Place ?? "");
    }

    [Fact]
    public void Every_invariant_has_a_name_of_its_own()
    {
        Assert.Equal(12, Checkers.Names.Count);
        Assert.Equal(12, Checkers.Names.Distinct().Count());
    }

    private static void Command(DecisionWitness witness, string plugin, decimal price) => witness.Commanded(new StillSight(), new CommandRequest
    {
        Id = new CommandId(plugin, 1),
        Command = new SetStop(Bench.Key(), price, "because"),
        Mode = PluginMode.Live,
        Granted = Capabilities.None,
    });

    private static DayReport Report(string hash, string decisions) => new()
    {
        Day = DayMaker.Make(1, TimeSpan.FromMinutes(1)),
        Hash = hash,
        DecisionHash = decisions,
        Violations = [],
        Lived = TimeSpan.FromMinutes(1),
        Steps = 0,
        Frames = 0,
        Events = 0,
        Commands = 0,
        Incarnations = 1,
        Coverage = new Dictionary<CoveredPlace, int>(),
        Tail = [],
    };
}
