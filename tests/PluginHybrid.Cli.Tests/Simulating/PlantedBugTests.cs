using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary>A plugin with a real bug in it: how it is told, made small, written, and seen again.</summary>
[Category(Level.System)]
[Slow]
public sealed class PlantedBugTests(FoundBug bug) : IClassFixture<FoundBug>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_failing_seed_is_told_as_it_comes_and_ends_with_1()
    {
        Assert.True(bug.ManyCode == ExitCode.CheckFailed, bug.Many.Everything);
        Assert.Matches($@"(?m)^FAILED seed {bug.Seed} \(\w+\): no-secrets/log at 0:\d\d:\d\d\.\d{{3}} \(input \d+\): A line of the log holds a secret", bug.Many.Error);
        Assert.DoesNotContain("Every invariant held.", bug.Many.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeBybit.DefaultApiSecret, bug.Many.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_names_the_command_that_reproduces_it()
    {
        var repeat = bug.Many.Out.Split('\n').First(line => line.Contains($"--seed {bug.Seed} ", StringComparison.Ordinal)).Trim();
        Assert.Equal($"hybrid simulate --seed {bug.Seed} --hours {FoundBug.Hours} --shrink", repeat);
        var told = bug.Many.Error.Split('\n').First(line => line.StartsWith($"FAILED seed {bug.Seed} ", StringComparison.Ordinal)).Split("): ", 2)[1];
        using var again = new Simulated(Blabber.InPlace);

        var code = await again.RunAsync(repeat.Replace(" --shrink", "", StringComparison.Ordinal).Split(' ')[1..]);

        Assert.Equal(ExitCode.CheckFailed, code);
        Assert.Contains($"\nFAILED {told}", again.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^[\d:.]+ TROUBLE .*\n([\d:.]+ .*\n)*[\d:.]+ PERSON .*\n([\d:.]+ .*\n)*\nseed ", again.Out);
    }

    [Fact]
    public void JUnit_has_the_failure_and_its_text()
    {
        var suite = XDocument.Load(bug.Many.PathOf("out.xml")).Root!;
        Assert.Equal(FoundBug.Candidates.Split(',').Length, suite.Elements("testcase").Count());
        var failure = suite.Elements("testcase").Single(one => one.Attribute("name")!.Value == $"seed {bug.Seed}").Element("failure")!;
        Assert.Equal("no-secrets/log", failure.Attribute("message")!.Value);
        Assert.Contains("A line of the log holds a secret", failure.Value, StringComparison.Ordinal);
        Assert.EndsWith($"hybrid simulate --seed {bug.Seed} --hours {FoundBug.Hours} --shrink", failure.Value, StringComparison.Ordinal);
        Assert.Equal(suite.Attribute("failures")!.Value, $"{suite.Descendants("failure").Count()}");
        Assert.Single(XDocument.Load(bug.Shrink.PathOf("out.xml")).Descendants("failure"));
    }

    [Fact]
    public void Shrinking_writes_a_small_day_a_fault_script_and_the_recordings()
    {
        Assert.True(bug.ShrinkCode == ExitCode.CheckFailed, bug.Shrink.Everything);
        var day = DayText.Read(File.ReadAllText(bug.Shrink.PathOf("found", "day.yaml")));
        Assert.InRange(day.Troubles.Count + day.Deeds.Count, 2, 5);
        Assert.Single(day.Symbols);
        var troubles = FaultScript.ReadFile(bug.Shrink.PathOf("found", "faults.yaml")).Entries;
        Assert.NotEmpty(troubles);
        Assert.True(File.Exists(bug.Shrink.PathOf("found", "host-1", "session.jsonl")));
        Assert.StartsWith("# A day on which an invariant does not hold, found by hybrid simulate and made small.\n# no-secrets/log: ", File.ReadAllText(bug.Shrink.PathOf("found", "day.yaml")), StringComparison.Ordinal);
        Assert.Contains($"hybrid simulate --day {bug.Shrink.PathOf("found", "day.yaml")}", bug.Shrink.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\d+ days lived: \d+ troubles?, \d+ deeds?, \d+ symbols?, [\d.]+ s$", bug.Shrink.Error);
        var progress = bug.Shrink.Error.Split('\n').Where(line => line.Contains(" lived: ", StringComparison.Ordinal)).Select(line => line.Split(": ")[1]).ToList();
        Assert.Equal(progress.Distinct(), progress);
        Assert.DoesNotContain("cannot be accepted", bug.Shrink.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("it did not fail in this way", bug.Shrink.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_of_the_file_fails_in_the_same_way_and_holds_without_the_bug()
    {
        using var with = new Simulated(Blabber.InPlace);
        using var without = new Simulated();

        var code = await with.RunAsync("simulate", "--day", bug.Shrink.PathOf("found", "day.yaml"), "--json");
        var good = await without.RunAsync("simulate", "--day", bug.Shrink.PathOf("found", "day.yaml"));

        Assert.True(code == ExitCode.CheckFailed, with.Everything);
        var violation = JsonDocument.Parse(with.Out).RootElement.GetProperty("violation");
        Assert.Equal(("no-secrets", "log"), (violation.GetProperty("checker").GetString(), violation.GetProperty("place").GetString()));
        Assert.True(good == ExitCode.Fine, without.Everything);
    }

    [Fact]
    public async Task Its_recordings_are_verified_and_replayed_as_any()
    {
        using var verify = new Simulated(Blabber.InPlace);
        using var replay = new Simulated(Blabber.InPlace);

        var verified = await verify.RunAsync("verify", bug.Shrink.PathOf("found"));
        var replayed = await replay.RunAsync("replay", bug.Shrink.PathOf("found", "host-1"), "--core");

        Assert.True(verified == ExitCode.Fine, verify.Everything);
        Assert.Matches(@"(?m)^(\d+) of \1 as accepted$", verify.Out);
        Assert.True(replayed == ExitCode.Fine, replay.Everything);
    }

    [Fact]
    public async Task A_failing_day_is_recorded_as_it_is()
    {
        using var record = new Simulated(Blabber.InPlace);

        var code = await record.RunAsync("simulate", "--seed", bug.Seed, "--hours", FoundBug.Hours, "--record", "mine");
        var replayed = await record.RunAsync("replay", "mine");

        Assert.True(code == ExitCode.CheckFailed, record.Everything);
        Assert.Contains("\nFAILED no-secrets/log at ", record.Out, StringComparison.Ordinal);
        var day = DayText.Read(await File.ReadAllTextAsync(record.PathOf("mine", "day.yaml"), Token));
        Assert.Equal(DayText.Of(DayMaker.Make(int.Parse(bug.Seed, CultureInfo.InvariantCulture), day.Length)), DayText.Of(day));
        Assert.Contains("no-secrets/log", FaultScript.ReadFile(record.PathOf("mine", "faults.yaml")).Why, StringComparison.Ordinal);
        Assert.True(replayed == ExitCode.Fine, record.Everything);
        Assert.Empty(record.Error);
    }

    [Fact]
    public void No_secret_is_in_any_file_it_wrote()
    {
        var files = Directory.GetFiles(bug.Shrink.Folder, "*", SearchOption.AllDirectories);
        Assert.True(files.Length >= 5, string.Join('\n', files));
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains(FakeBybit.DefaultApiSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_was_written_is_not_written_over()
    {
        var before = await File.ReadAllTextAsync(bug.Shrink.PathOf("found", "day.yaml"), Token);
        using var again = new Simulated(Blabber.InPlace);

        var code = await again.RunAsync("simulate", "--seed", bug.Seed, "--hours", FoundBug.Hours, "--into", bug.Shrink.PathOf("found"));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("holds recordings already; name another folder", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(bug.Shrink.PathOf("found", "day.yaml"), Token));
    }

    [Fact]
    public async Task An_interrupt_while_shrinking_writes_the_smallest_day_so_far()
    {
        using var interrupt = new CancellationTokenSource();
        using var shrink = new Simulated(Blabber.InPlace) { Told = line => { if (line.Contains(" lived: ", StringComparison.Ordinal)) interrupt.Cancel(); } };

        var code = await shrink.RunUntilAsync(interrupt.Token, "simulate", "--seed", bug.Seed, "--hours", FoundBug.Hours, "--shrink");

        Assert.True(code == ExitCode.CheckFailed, shrink.Everything);
        Assert.Contains("(not to the end)", shrink.Out, StringComparison.Ordinal);
        Assert.Equal(int.Parse(bug.Seed, CultureInfo.InvariantCulture), DayText.Read(await File.ReadAllTextAsync(shrink.PathOf($"simulated-{bug.Seed}", "day.yaml"), Token)).Seed);
    }
}
