using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary>Days that hold, written as they are by <c>--record</c>.</summary>
[Category(Level.System)]
public sealed class RecordedDayTests : IDisposable
{
    private const string Note = "# What a person wrote\n#on top of it.\n";
    private readonly Simulated _simulated = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _simulated.Dispose();

    [Fact]
    public async Task A_day_that_holds_is_written_with_recordings_that_verify()
    {
        using var plain = new Simulated();

        var code = await _simulated.RunAsync("simulate", "--seed", "2", "--hours", "0.02", "--record", "mine", "--json");
        await plain.RunAsync("simulate", "--seed", "2", "--hours", "0.02", "--hash");

        Assert.True(code == ExitCode.Fine, _simulated.Everything);
        var told = JsonDocument.Parse(_simulated.Out).RootElement;
        Assert.Equal(_simulated.PathOf("mine"), told.GetProperty("folder").GetString());
        Assert.Equal($"2 {told.GetProperty("hash").GetString()}", plain.Out.Trim());
        var text = await File.ReadAllTextAsync(_simulated.PathOf("mine", "day.yaml"), Token);
        Assert.StartsWith("# Day 2, on which every invariant held.\n", text, StringComparison.Ordinal);
        Assert.Equal(DayText.Of(DayMaker.Make(2, TimeSpan.FromHours(0.02))), DayText.Of(DayText.Read(text)));
        using var verify = new Simulated();
        Assert.True(await verify.RunAsync("verify", _simulated.PathOf("mine")) == ExitCode.Fine, verify.Everything);
        Assert.Matches(@"(?m)^(\d+) of \1 as accepted$", verify.Out);
    }

    [Fact]
    public async Task A_days_file_stays_as_it_is_and_what_is_on_top_of_it_says_why()
    {
        Directory.CreateDirectory(_simulated.PathOf("x"));
        var text = Note + DayText.Of(DayMaker.Make(3, TimeSpan.FromHours(0.01)));
        await File.WriteAllTextAsync(_simulated.PathOf("x", "day.yaml"), text, Token);

        var code = await _simulated.RunAsync("simulate", "--day", "x/day.yaml", "--record", "x/");

        Assert.True(code == ExitCode.Fine, _simulated.Everything);
        Assert.Equal(text, await File.ReadAllTextAsync(_simulated.PathOf("x", "day.yaml"), Token));
        Assert.StartsWith("What a person wrote on top of it.", FaultScript.ReadFile(_simulated.PathOf("x", "faults.yaml")).Why, StringComparison.Ordinal);
        Assert.True(File.Exists(_simulated.PathOf("x", "host-1", "expected.hash.txt")), _simulated.Everything);
    }

    [Fact]
    public async Task What_lies_in_the_folder_is_not_written_over()
    {
        Directory.CreateDirectory(_simulated.PathOf("recorded", "host-1"));
        Directory.CreateDirectory(_simulated.PathOf("another"));
        await File.WriteAllTextAsync(_simulated.PathOf("another", "day.yaml"), "its day", Token);

        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", "--seed", "2", "--record", "recorded"));
        Assert.Equal(ExitCode.Usage, await _simulated.RunAsync("simulate", "--seed", "2", "--record", "another"));

        Assert.Contains($"{_simulated.PathOf("recorded")} holds recordings already; name another folder.", _simulated.Error, StringComparison.Ordinal);
        Assert.Contains($"{_simulated.PathOf("another", "day.yaml")} is another day's; name another folder", _simulated.Error, StringComparison.Ordinal);
        Assert.Equal("its day", await File.ReadAllTextAsync(_simulated.PathOf("another", "day.yaml"), Token));
    }
}
