using PluginHybrid.Failover.Tests.Scripts;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Catalogue;

/// <summary>What is written about faults is what there is.</summary>
[Category(Level.Failover)]
public sealed class FaultPageTests
{
    /// <summary>Numbers that no script can show; the page says why.</summary>
    private static readonly int[] PitfallsElsewhere = [54];

    private static readonly int[] TrapsElsewhere = [26, 27];

    [Theory]
    [InlineData("faults list")]
    [InlineData("faults coverage")]
    public void The_page_holds_what_the_command_prints(string command)
    {
        var printed = command == "faults list" ? FaultBook.Markdown() : FaultCoverage.Markdown(ShippedScripts.All);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "faults.md")).ReplaceLineEndings("\n");
        var begin = $"<!-- hybrid {command} -->\n";
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;

        Golden.Equal(printed.Trim('\n'), page[from..page.IndexOf("<!-- end -->", from, StringComparison.Ordinal)].Trim('\n'));
    }

    [Fact]
    public void The_published_schema_is_the_readers()
    {
        Golden.Equal(FaultBook.Schema(), File.ReadAllText(Path.Combine(Repository.Root, "docs", "faults.schema.json")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_pitfall_and_every_trap_a_host_can_meet_is_a_script()
    {
        Assert.Equal(Enumerable.Range(1, 55).Except(PitfallsElsewhere), ShippedScripts.All.SelectMany(script => script.Pitfalls).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, 28).Except(TrapsElsewhere), ShippedScripts.All.SelectMany(script => script.Traps).Distinct().Order());
    }

    [Fact]
    public void Every_fault_is_in_a_script()
    {
        Assert.Empty(FaultBook.Names.Except(ShippedScripts.All.SelectMany(script => script.Entries).Select(entry => entry.Fault)));
    }

    [Fact]
    public void Every_script_says_why_it_is_there_and_expects_something()
    {
        Assert.All(ShippedScripts.All, script => Assert.True(script.Why.EndsWith('.') && script.Expectations.Count > 1, script.Name));
    }
}
