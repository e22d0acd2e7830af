using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PluginHybrid.Commands;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary>Short days on which every invariant holds: what is told of them where.</summary>
[Category(Level.System)]
public sealed class GoodDaysTests(GoodDaysTests.Lived lived) : IClassFixture<GoodDaysTests.Lived>
{
    private static readonly string[] Short = ["--hours", "0.02"];

    [Fact]
    public void All_held_ends_with_0_and_says_so_last_on_stdout()
    {
        Assert.True(lived.TextCode == ExitCode.Fine, lived.Text.Everything);
        Assert.Equal("Every invariant held.", lived.Text.Out.TrimEnd().Split('\n')[^1]);
        Assert.Matches(@"(?m)^4 of 4 seeds, 0\.\d virtual hours in \d+\.\d s: \d+ hours/min\. \d+ price frames, \d+ events, \d+ commands, \d+ troubles?, \d+ host processes\.$", lived.Text.Out);
        Assert.DoesNotContain("interrupted", lived.Text.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public void The_coverage_table_has_the_troubles_that_struck_and_names_those_that_did_not()
    {
        Assert.Matches(@"(?m)^\| Struck while flat/naked/closing/protected \|\s+dead \|\s+down \|\s+dialling \|\s+authenticating \|\s+reading \|\s+fresh \|$", lived.Text.Out);
        Assert.Matches(@"(?m)^\d+ of \d+ places reached\.$", lived.Text.Out);
        var rows = Regex.Matches(lived.Text.Out, @"(?m)^\| (\w+)\s+\| ").Select(row => row.Groups[1].Value).Where(name => name != "Struck").ToList();
        var missed = Regex.Match(lived.Text.Out, @"(?m)^Never struck: (.*)\.$").Groups[1].Value.Split(", ");
        Assert.Equal(Enum.GetNames<TroubleKind>().Order(), rows.Concat(missed).Order());
    }

    [Fact]
    public void Progress_comes_on_stderr_as_it_goes_and_nothing_of_it_on_stdout()
    {
        var lines = lived.Text.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["1 of 4", "2 of 4", "3 of 4", "4 of 4", "4 of 4"], lines.Select(line => line.Split(" seeds,")[0]));
        Assert.All(lines, line => Assert.Matches(@"^\d of 4 seeds, \d+\.\d seeds/s, \d+ hours/min, 0 failed$", line));
        Assert.DoesNotContain("seeds/s", lived.Text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_object_alone_on_stdout_with_seeds_coverage_and_figures()
    {
        Assert.True(lived.JsonCode == ExitCode.Fine, lived.Json.Everything);
        using var said = JsonDocument.Parse(lived.Json.Out);
        var report = said.RootElement;
        Assert.True(report.GetProperty("ok").GetBoolean());
        Assert.False(report.GetProperty("interrupted").GetBoolean());
        Assert.Equal(0, report.GetProperty("twice").GetInt32());
        Assert.Empty(report.GetProperty("failed").EnumerateArray());
        Assert.InRange(report.GetProperty("hours").GetDecimal(), 0.4m, 0.5m);
        var seeds = report.GetProperty("seeds").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3, 4], seeds.Select(seed => seed.GetProperty("seed").GetInt32()));
        Assert.All(seeds, seed => Assert.True(seed.GetProperty("good").GetBoolean() && seed.GetProperty("hash").GetString()!.Length == 32 && seed.GetProperty("processes").GetInt32() >= 1));
        Assert.True(seeds.Sum(seed => seed.GetProperty("commands").GetInt64()) > 0);
        Assert.All(report.GetProperty("coverage").EnumerateArray(), place => Assert.True(Enum.TryParse<TroubleKind>(place.GetProperty("trouble").GetString(), out _) && place.GetProperty("times").GetInt32() > 0));
    }

    [Fact]
    public void JUnit_has_one_case_per_seed()
    {
        var suite = XDocument.Load(lived.Json.PathOf("out.xml")).Root!;
        Assert.Equal(("testsuite", "4", "0"), (suite.Name.LocalName, suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(["seed 1", "seed 2", "seed 3", "seed 4"], suite.Elements("testcase").Select(one => one.Attribute("name")!.Value));
        Assert.Empty(suite.Descendants("failure"));
    }

    [Fact]
    public async Task One_day_alone_has_the_same_hash_and_a_case_of_its_own()
    {
        using var said = JsonDocument.Parse(lived.Json.Out);
        var hash = said.RootElement.GetProperty("seeds")[1].GetProperty("hash").GetString();
        using var one = new Simulated();

        var code = await one.RunAsync(["simulate", "--seed", "2", "--junit", "one.xml", .. Short]);

        Assert.True(code == ExitCode.Fine, one.Everything);
        Assert.Contains($"hash {hash}\nEvery invariant held.\n", one.Out, StringComparison.Ordinal);
        Assert.StartsWith("seed 2, ", one.Out, StringComparison.Ordinal);
        Assert.Equal("seed 2", XDocument.Load(one.PathOf("one.xml")).Root!.Elements("testcase").Single().Attribute("name")!.Value);
    }

    [Fact]
    public async Task An_interrupt_gives_the_days_lived_so_far_and_ends_with_130()
    {
        using var interrupt = new CancellationTokenSource();
        using var days = new Simulated { Time = new HurriedTime(), Told = line => { if (line.StartsWith("1 of 50 seeds", StringComparison.Ordinal)) interrupt.Cancel(); } };

        var code = await days.RunUntilAsync(interrupt.Token, ["simulate", "--seeds", "1..50", "--jobs", "1", "--junit", "out.xml", "--twice", .. Short]);

        Assert.True(code == ExitCode.Interrupted, days.Everything);
        Assert.Contains("1 of 50 seeds (interrupted), ", days.Out, StringComparison.Ordinal);
        Assert.Contains("| Struck while ", days.Out, StringComparison.Ordinal);
        Assert.Single(XDocument.Load(days.PathOf("out.xml")).Root!.Elements("testcase"));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--hash")]
    public async Task An_interrupt_of_what_a_machine_reads_is_told_on_stderr(string form)
    {
        using var days = new Simulated();

        var code = await days.RunUntilAsync(new CancellationToken(canceled: true), ["simulate", "--seeds", "1..50", "--jobs", "1", form, .. Short]);

        Assert.True(code == ExitCode.Interrupted, days.Everything);
        Assert.Contains("Interrupted: 0 of 50 days lived; the rest was not looked at.", days.Error, StringComparison.Ordinal);
        if (form == "--json")
        {
            using var said = JsonDocument.Parse(days.Out);
            Assert.True(said.RootElement.GetProperty("interrupted").GetBoolean());
            Assert.Equal((50, 0), (said.RootElement.GetProperty("asked").GetInt32(), said.RootElement.GetProperty("lived").GetInt32()));
        }
    }

    [Fact]
    public async Task An_interrupt_of_one_day_says_what_is_known_and_ends_with_130()
    {
        using var day = new Simulated();

        var code = await day.RunUntilAsync(new CancellationToken(canceled: true), ["simulate", "--seed", "2", .. Short]);

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Equal("", day.Out);
        Assert.StartsWith("Interrupted: so far every invariant held", day.Error, StringComparison.Ordinal);
    }

    public sealed class Lived : IAsyncLifetime
    {
        internal Simulated Text { get; } = new() { Time = new HurriedTime() };

        internal Simulated Json { get; } = new();

        internal int TextCode { get; private set; }

        internal int JsonCode { get; private set; }

        public async ValueTask InitializeAsync()
        {
            TextCode = await Text.RunAsync(["simulate", "--seeds", "1..4", "--jobs", "1", .. Short]);
            JsonCode = await Json.RunAsync(["simulate", "--seeds", "1..4", "--json", "--junit", "out.xml", .. Short]);
        }

        public ValueTask DisposeAsync()
        {
            Text.Dispose();
            Json.Dispose();
            return default;
        }
    }
}
