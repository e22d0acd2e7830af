using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary>What is refused before any day is lived, and what help says.</summary>
[Category(Level.Integration)]
public sealed class SimulateUsageTests : IDisposable
{
    private readonly Simulated _simulated = new();

    public void Dispose() => _simulated.Dispose();

    [Theory]
    [InlineData("1..")]
    [InlineData("..5")]
    [InlineData("5..1")]
    [InlineData("abc")]
    [InlineData("1..3,x")]
    [InlineData("-1..3")]
    [InlineData("1...3")]
    [InlineData("0..1000000")]
    [InlineData("1..1000000,2000000")]
    [InlineData("99999999999")]
    [InlineData(",")]
    public async Task Seeds_that_are_none_are_refused_with_what_to_write(string seeds)
    {
        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", "--seeds", seeds));
        Assert.StartsWith($"--seeds is \"{seeds}\". Write a range, 1..1000, or some seeds, 3,14,15;", _simulated.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seed", "x", "Write a whole number, 87.")]
    [InlineData("--seed", "1.5", "Write a whole number, 87.")]
    [InlineData("--hours", "0", "Write hours above 0 and up to 1000, 0.5 for half of one.")]
    [InlineData("--hours", "1001", "Write hours above 0 and up to 1000, 0.5 for half of one.")]
    [InlineData("--hours", "one", "Write hours above 0 and up to 1000, 0.5 for half of one.")]
    [InlineData("--jobs", "0", "Write a number from 1 to 256.")]
    [InlineData("--jobs", "257", "Write a number from 1 to 256.")]
    [InlineData("--twice", "0", "Write how many days, from 1 up, or nothing for all.")]
    [InlineData("--twice", "-3", "Write how many days, from 1 up, or nothing for all.")]
    public async Task A_number_that_cannot_be_is_refused_with_those_that_can(string option, string number, string fix)
    {
        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", option, number));
        Assert.StartsWith($"{option} is \"{number}\". {fix}", _simulated.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seeds, --seed and --day exclude each other", "--seeds", "1..3", "--seed", "2")]
    [InlineData("--seeds, --seed and --day exclude each other", "--seed", "2", "--day", "day.yaml")]
    [InlineData("--shrink, --into and --record want one day", "--seeds", "1..3", "--shrink")]
    [InlineData("--shrink, --into and --record want one day", "--into", "found")]
    [InlineData("--shrink, --into and --record want one day", "--record", "mine")]
    [InlineData("--record writes the day as it is", "--seed", "2", "--shrink", "--record", "mine")]
    [InlineData("--record writes the day as it is", "--seed", "2", "--into", "found", "--record", "mine")]
    [InlineData("--hash writes hashes and nothing else: leave it out, or --record", "--hash", "--seed", "1", "--record", "mine")]
    [InlineData("--jobs is for many days", "--seed", "2", "--jobs", "2")]
    [InlineData("--jobs is for many days", "--day", "day.yaml", "--jobs", "2")]
    [InlineData("--hours is for days made of seeds", "--day", "day.yaml", "--hours", "1")]
    [InlineData("--hash writes hashes and nothing else: leave it out, or --twice", "--hash", "--twice")]
    [InlineData("--hash writes hashes and nothing else: leave it out, or --junit", "--hash", "--seed", "1", "--junit", "out.xml")]
    [InlineData("--hash writes hashes and nothing else: leave it out, or --json", "--hash", "--json")]
    [InlineData("--hash writes hashes and nothing else: leave it out, or --shrink", "--hash", "--seed", "1", "--shrink")]
    [InlineData("--hash writes hashes and nothing else: leave it out, or --into", "--hash", "--seed", "1", "--into", "found")]
    public async Task An_option_that_would_do_nothing_is_a_usage_error(string words, params string[] options)
    {
        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync(["simulate", .. options]));
        Assert.StartsWith(words, _simulated.Error, StringComparison.Ordinal);
        Assert.Empty(_simulated.Out);
    }

    [Theory]
    [InlineData("", ":1:1: a day is one YAML mapping, as hybrid simulate --shrink writes it.")]
    [InlineData("version: 1\nseeds: 3\n", ":2:1: unknown key seeds; known are version, seed, ")]
    [InlineData("version: [\n", ":2:1: ")]
    public async Task A_wrong_day_is_told_with_file_line_and_fix(string text, string complaint)
    {
        await File.WriteAllTextAsync(_simulated.PathOf("day.yaml"), text, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", "--day", "day.yaml"));
        Assert.StartsWith(_simulated.PathOf("day.yaml") + complaint, _simulated.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_not_there_is_told()
    {
        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", "--day", "no-such.yaml"));
        Assert.StartsWith("--day cannot be read: ", _simulated.Error, StringComparison.Ordinal);
        Assert.Contains(_simulated.PathOf("no-such.yaml"), _simulated.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seeds", "1..3")]
    [InlineData("--seed", "1")]
    public async Task Where_no_JUnit_file_can_be_no_day_is_lived(string option, string days)
    {
        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", option, days, "--junit", "no-such/out.xml"));
        Assert.Contains("its folder is not there", _simulated.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", option, days, "--junit", "."));
        Assert.Contains("that is a folder", _simulated.Error, StringComparison.Ordinal);
        Assert.Empty(_simulated.Out);
    }

    [Fact]
    public async Task A_folder_that_holds_recordings_is_refused_before_the_search()
    {
        Directory.CreateDirectory(_simulated.PathOf("simulated-3", "host-1"));
        await File.WriteAllTextAsync(_simulated.PathOf("file"), "", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", "--seed", "3", "--shrink"));
        Assert.Contains($"{_simulated.PathOf("simulated-3")} holds recordings already; name another folder", _simulated.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", "--seed", "3", "--into", "file"));
        Assert.Contains($"{_simulated.PathOf("file")} is a file; name a folder", _simulated.Error, StringComparison.Ordinal);
        Assert.Empty(_simulated.Out);
    }

    [Fact]
    public async Task Help_teaches_it()
    {
        Assert.Equal(ExitCode.Fine, await _simulated.RunAsync("simulate", "--help"));
        foreach (var taught in new[] { "hybrid simulate --seeds 1..1000 --hours 1 --twice 100", "hybrid simulate --seed 87 --shrink --into found", "hybrid simulate --day found/day.yaml", "hybrid simulate --seed 87 --record mine", "130" })
        {
            Assert.Contains(taught, _simulated.Out, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("[default:", _simulated.Out, StringComparison.Ordinal);
    }
}
