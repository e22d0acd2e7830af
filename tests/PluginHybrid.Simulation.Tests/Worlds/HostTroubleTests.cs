using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class HostTroubleTests
{
    [Fact]
    public void A_plugin_that_throws_is_paused_and_the_others_decide_as_without_it()
    {
        var calm = LivedDay.Struck(TroubleKind.PluginThrows, 0, "trailing-stop");
        var diary = LivedDay.Struck(TroubleKind.PluginThrows, 20, "trailing-stop");

        Assert.True(Faults(diary, "trailing-stop") >= 5);
        Assert.Equal(0, Faults(diary, "position-manager"));
        Assert.Equal(Commands(calm, "position-manager"), Commands(diary, "position-manager"));
    }

    [Fact]
    public void A_slow_plugin_sees_fewer_prices_and_every_account_event()
    {
        var diary = LivedDay.Struck(TroubleKind.PluginSlow, 60, "trailing-stop", 2_000, new Deed(DeedKind.Buy, TimeSpan.FromSeconds(70), "BTCUSDT", 0, 1));

        Assert.DoesNotContain("conflated 0", diary.First(60, "end plugin trailing-stop").Text, StringComparison.Ordinal);
        Assert.Contains("conflated 0", diary.First(60, "end plugin position-manager").Text, StringComparison.Ordinal);
        Assert.Equal(Heard(diary, "position-manager"), Heard(diary, "trailing-stop"));
    }

    [Fact]
    public void A_plugin_is_stopped_and_started_again()
    {
        var diary = LivedDay.Struck(TroubleKind.PluginRestart, target: "trailing-stop");

        Assert.Equal((60, 60), (diary.First(60, "journal Lifecycle trailing-stop", "stopped").Second, diary.First(60, "journal Lifecycle trailing-stop", "running").Second));
        Assert.Contains("Running", diary.First(60, "end plugin trailing-stop").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_is_swapped_for_itself() =>
        Assert.Contains("swaps 1", LivedDay.Struck(TroubleKind.PluginSwap, target: "trailing-stop").First(60, "end plugin trailing-stop").Text, StringComparison.Ordinal);

    [Fact]
    public void A_crashed_host_starts_again_and_reaches_the_venues_truth()
    {
        var diary = LivedDay.Struck(TroubleKind.HostCrash, 20, more: new Deed(DeedKind.Buy, TimeSpan.FromSeconds(70), "BTCUSDT", 0, 1));

        Assert.Equal((60, 80), (diary.First(60, "host ends").Second, diary.First(60, "host starts").Second));
        Assert.Equal(diary.First(60, "end host").Text["end host".Length..], diary.First(60, "end venue").Text["end venue".Length..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_host_that_dies_within_its_effects_leaves_a_stop_that_is_set_once_or_again(int effects)
    {
        // At 16 s the stop is due: state, journal, then the call. The crash takes one of them.
        var diary = new Diary();
        LivedDay.Live(
            LivedDay.Calm() with
            {
                Length = TimeSpan.FromMinutes(3),
                Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(10), "BTCUSDT", 0, 3)],
                Troubles = [new Trouble(TroubleKind.HostCrash, TimeSpan.FromSeconds(15.5), TimeSpan.FromSeconds(5), "", effects)],
            },
            diary);

        Assert.Equal(2, diary.All(0, "host starts").Count);
        Assert.Equal(diary.First(60, "end host").Text["end host".Length..], diary.First(60, "end venue").Text["end venue".Length..]);
        Assert.DoesNotContain("stop 0", diary.First(60, "end venue").Text, StringComparison.Ordinal);
    }

    private static int Faults(Diary diary, string plugin)
    {
        var words = diary.First(60, $"end plugin {plugin}").Text.Split(' ');
        return int.Parse(words[Array.IndexOf(words, "faults") + 1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string[] Commands(Diary diary, string plugin) => [.. diary.All(0, $"command {plugin}").Select(page => page.Text)];

    // From the first position on, prices aside: as a slow plugin hears them later, in order of the text's own time.
    private static string[] Heard(Diary diary, string plugin) =>
    [
        .. diary.All(0, $"{plugin} hears ").Select(page => page.Text[plugin.Length..]).Where(text => text.Contains("order.", StringComparison.Ordinal) || text.Contains("execution", StringComparison.Ordinal)),
    ];
}
