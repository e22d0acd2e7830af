using System.Xml.Linq;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Unit)]
public sealed class TrialJUnitTests
{
    [Fact]
    public void Each_seed_is_a_case_and_a_failure_has_all_that_was_found_and_the_command()
    {
        var suite = XDocument.Parse(TrialJUnit.Of(Report(new TrialPlan { Seeds = [3, 4] }, Result(3), Result(4, "first", "<second> & \"third\"")))).Root!;

        Assert.Equal(("2", "1", "1.500"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("time")!.Value));
        Assert.Equal(["simulation.calm seed 3", "simulation.calm seed 4"], suite.Elements("testcase").Select(one => $"{one.Attribute("classname")!.Value} {one.Attribute("name")!.Value}"));
        var failure = suite.Descendants("failure").Single();
        Assert.Equal("bounded/timers", failure.Attribute("message")!.Value);
        Assert.Equal(
            ["bounded/timers at 0:01:00.000 (input 9): first", "bounded/timers at 0:01:00.000 (input 9): <second> & \"third\"", "hybrid simulate --seed 4 --hours 1 --shrink"],
            failure.Value.Split('\n'));
    }

    [Fact]
    public void A_day_of_a_file_is_repeated_by_its_file()
    {
        var suite = XDocument.Parse(TrialJUnit.Of(Report(new TrialPlan { Seeds = [4], DayFile = "found/day.yaml" }, Result(4, "first")))).Root!;

        Assert.EndsWith("\nhybrid simulate --day found/day.yaml --shrink", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u0000b", "a\uFFFDb")]
    [InlineData("a\u001b[31mb", "a\uFFFD[31mb")]
    [InlineData("a\uffffb", "a\uFFFDb")]
    [InlineData("a\ud83d\ude00\tb", "a\ud83d\ude00\tb")]
    public void What_XML_cannot_write_does_not_spoil_it(string text, string written)
    {
        var failure = XDocument.Parse(TrialJUnit.Of(Report(new TrialPlan { Seeds = [4] }, Result(4, text)))).Descendants("failure").Single();

        Assert.Contains($": {written}\n", failure.Value, StringComparison.Ordinal);
    }

    // Theory data is handed over as UTF-8, which has no lone half.
    [Fact]
    public void Half_a_character_does_not_spoil_it() => What_XML_cannot_write_does_not_spoil_it($"a{(char)0xD800}b", "a\uFFFDb");

    private static TrialReport Report(TrialPlan plan, params SeedResult[] results) =>
        new(plan, results, new Dictionary<CoveredPlace, int>(), TimeSpan.FromSeconds(1.5), true);

    private static SeedResult Result(int seed, params string[] texts) =>
        new(seed, "calm", "hash", [.. texts.Select(text => new Violation("bounded", "timers", TimeSpan.FromMinutes(1), 9, text))], TimeSpan.FromHours(1), 0, 0, 0, 1, 0);
}
