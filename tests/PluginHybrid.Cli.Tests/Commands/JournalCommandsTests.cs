using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

/// <summary>Commands that read the journal; no host runs.</summary>
[Category(Level.Integration)]
public sealed class JournalCommandsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Invocation _invocation = new();

    [Fact]
    public async Task Why_prints_the_chain_of_a_command()
    {
        Write(Story("trail", PluginMode.Live, 100m));

        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("why", "trail/1"));

        Golden.Equal(
            """
            BTCUSDT#0, life 1 (run 1, from 2026-03-01 12:00:00 UTC)
              12:00:00.000  trail/1 (live)
                event     position.update BTCUSDT#0 mark 101
                decision  set-stop 100 mark
                reason    1 % below the high
                sent      set-stop 100 mark  +5 ms
                outcome   accepted 100 [venue-1]  +25 ms
                then      closed realised 12.5  +60000 ms
            """,
            _invocation.Out.ToString().TrimEnd());
    }

    [Fact]
    public async Task Why_in_json_holds_the_same_and_a_leg_shows_its_events()
    {
        Write(Story("trail", PluginMode.Live, 100m));

        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("why", "BTCUSDT", "--json"));

        using var told = JsonDocument.Parse(_invocation.Out.ToString());
        var stories = told.RootElement.GetProperty("lives")[0].GetProperty("stories");
        Assert.Equal("trail/1", stories[0].GetProperty("command").GetString());
        Assert.Equal("closed realised 12.5", stories[1].GetProperty("lines")[0].GetProperty("what").GetString());
    }

    [Fact]
    public async Task What_the_journal_does_not_know_ends_with_1_and_the_nearest()
    {
        Write(Story("trail", PluginMode.Live, 100m));

        Assert.Equal(ExitCode.CheckFailed, await _invocation.RunAsync("why", "trial/1"));
        Assert.Contains("It knows trail/1, ", _invocation.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("why"));
        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("why", "--last"));
    }

    [Fact]
    public async Task Without_a_journal_it_is_said_where_one_would_be()
    {
        Assert.Equal(ExitCode.CheckFailed, await _invocation.RunAsync("why", "BTCUSDT"));
        Assert.Contains("simulated-main.db: hybrid run writes one", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_ends_with_0_when_both_decided_the_same_and_with_1_when_not()
    {
        Write([.. Story("trail", PluginMode.Live, 100m), .. Story("twin", PluginMode.Shadow, 100.0m), .. Story("other", PluginMode.Shadow, 99m)]);

        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("plugins", "diff", "trail", "twin@shadow"));
        Assert.Equal(ExitCode.CheckFailed, await _invocation.RunAsync("plugins", "diff", "trail@live", "other"));
        Golden.Equal(
            """
            1 the same, 0 with other figures, 0 only trail, 0 only twin@shadow, from 2026-03-01 11:59:58.000 to 2026-03-01 12:00:02.000
            2026-03-01 12:00:00.000 BTCUSDT#0  set-stop 100 mark (1 % below the high)  |  set-stop 99 mark (1 % below the high)
            0 the same, 1 with other figures, 0 only trail@live, 0 only other, from 2026-03-01 11:59:58.000 to 2026-03-01 12:00:02.000
            """,
            _invocation.Out.ToString().TrimEnd());
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("plugins", "diff", "trail@loud", "other"));
    }

    private static JournalEntry[] Story(string plugin, PluginMode mode, decimal price)
    {
        var decided = new JournalEntry
        {
            Input = 7,
            At = Noon,
            Kind = JournalKind.Decision,
            Plugin = plugin,
            Number = 1,
            Mode = mode,
            Leg = new("main", "BTCUSDT", 0),
            Life = 1,
            What = FormattableString.Invariant($"set-stop {price} mark"),
            Because = "1 % below the high",
            Cause = "position.update BTCUSDT#0 mark 101",
        };
        return
        [
            decided,
            decided with { Kind = JournalKind.Sent, At = Noon.AddMilliseconds(5) },
            decided with { Kind = JournalKind.Outcome, At = Noon.AddMilliseconds(25), What = FormattableString.Invariant($"accepted {price}"), OrderId = "venue-1" },
            decided with { Kind = JournalKind.Event, At = Noon.AddMinutes(1), Plugin = "", Number = 0, Mode = null, What = "closed realised 12.5", Because = "", Cause = "" },
        ];
    }

    private void Write(JournalEntry[] lines)
    {
        using var store = StateStore.Open(new StateStoreOptions { Files = new(_invocation.StateFolder, "simulated", "main") });
        Array.ForEach(lines, store.Journal.Append);
    }
}
