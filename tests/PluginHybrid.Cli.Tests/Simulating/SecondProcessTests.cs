using System.Text.Json;
using System.Xml.Linq;
using PluginHybrid.Commands;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary><c>--twice</c>: days lived again in a second process.</summary>
[Category(Level.System)]
public sealed class SecondProcessTests
{
    private const string NoShell = "The second process is a line of shell here.";

    [Fact]
    public async Task Days_lived_again_in_a_second_process_have_the_same_hashes()
    {
        using var days = new Simulated();

        var code = await days.RunAsync("simulate", "--seeds", "2..4", "--hours", "0.02", "--twice", "2", "--json");

        Assert.True(code == ExitCode.Fine, days.Everything);
        Assert.Equal(2, JsonDocument.Parse(days.Out).RootElement.GetProperty("twice").GetInt32());
        Assert.Contains("2 of them again in a second process", days.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_day_of_a_file_is_lived_again_as_well()
    {
        using var day = new Simulated();
        var bought = new Deed(DeedKind.Buy, TimeSpan.FromSeconds(9), "BTCUSDT", 0, 3);
        await File.WriteAllTextAsync(day.PathOf("day.yaml"), DayText.Of(DayMaker.Make(2, TimeSpan.FromSeconds(70)) with { Symbols = ["BTCUSDT"], HedgeSymbols = [], Deeds = [bought], Troubles = [] }), TestContext.Current.CancellationToken);

        var code = await day.RunAsync("simulate", "--day", "day.yaml", "--twice");

        Assert.True(code == ExitCode.Fine, day.Everything);
        Assert.Contains(", also in a second process\nEvery invariant held.", day.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_hash_of_the_second_process_is_found_and_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoShell);
        using var days = new Simulated { OnceMore = () => ("/bin/sh", ["-c", "echo 1 0123; echo 2 4567"]) };

        var code = await days.RunAsync("simulate", "--seeds", "1,2", "--hours", "0.01", "--twice", "--junit", "out.xml");

        Assert.True(code == ExitCode.CheckFailed, days.Everything);
        Assert.Matches(@"(?m)^FAILED seed 2 \(\w+\): same-hash/differs at [\d:.]+ \(input 0\): The same day gave [0-9a-f]{32} first and 4567 in another process\.$", days.Error);
        Assert.Contains("2 seeds failed.", days.Out, StringComparison.Ordinal);
        Assert.Contains("hybrid simulate --seed 1 --hours 0.01 --shrink", days.Out, StringComparison.Ordinal);
        Assert.Equal(2, XDocument.Load(days.PathOf("out.xml")).Descendants("failure").Count(failure => failure.Attribute("message")!.Value == "same-hash/differs"));
    }

    [Fact]
    public async Task Another_hash_of_one_day_is_found_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoShell);
        using var day = new Simulated { OnceMore = () => ("/bin/sh", ["-c", "echo 2 4567"]) };

        var code = await day.RunAsync("simulate", "--seed", "2", "--hours", "0.01", "--twice", "--json");

        Assert.True(code == ExitCode.CheckFailed, day.Everything);
        Assert.Equal("same-hash", JsonDocument.Parse(day.Out).RootElement.GetProperty("violation").GetProperty("checker").GetString());
    }

    [Fact]
    public async Task A_second_process_that_breaks_is_told_with_its_words()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoShell);
        using var days = new Simulated { OnceMore = () => ("/bin/sh", ["-c", "echo out of breath >&2; exit 3"]) };

        var code = await days.RunAsync("simulate", "--seeds", "1", "--hours", "0.01", "--twice");

        Assert.True(code == ExitCode.CheckFailed, days.Everything);
        Assert.Contains("The second process ended with 3:\nout of breath", days.Error, StringComparison.Ordinal);
        Assert.Contains("first and nothing in another process", days.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_of_the_second_process_fails_no_day()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NoShell);
        using var interrupt = new CancellationTokenSource();
        using var days = new Simulated
        {
            OnceMore = () =>
            {
                interrupt.Cancel();
                return ("/bin/sh", ["-c", "sleep 600"]);
            },
        };

        var code = await days.RunUntilAsync(interrupt.Token, "simulate", "--seeds", "1..2", "--hours", "0.01", "--twice");

        Assert.True(code == ExitCode.Interrupted, days.Everything);
        Assert.Contains("2 of 2 seeds (interrupted)", days.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("FAILED", days.Error, StringComparison.Ordinal);
    }
}
