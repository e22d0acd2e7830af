using System.Globalization;
using System.Text.RegularExpressions;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Tests.Worlds;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Unit)]
public sealed class FaultScriptTextTests
{
    [Fact]
    public void The_script_of_any_day_is_right_and_holds_every_trouble_and_every_deed()
    {
        foreach (var seed in Enumerable.Range(1, 120))
        {
            var day = DayMaker.Make(seed, TimeSpan.FromHours(1));

            var text = FaultScriptText.Of(day, "never-naked/lost-stop: \"a\" text\nof two lines");

            var ids = FaultScript.Read(text).Entries.Select(entry => entry.Id).ToHashSet();
            Assert.Equal([], Enumerable.Range(1, day.Troubles.Count).Where(number => !ids.Contains($"trouble-{number}")));
            Assert.Equal([], Enumerable.Range(1, day.Deeds.Count).Where(number => !ids.Contains($"deed-{number}")));
            Assert.DoesNotContain('#', text);
        }
    }

    [Theory]
    [InlineData(TroubleKind.PluginThrows, 250, "for: 4000ms\n    do: { plugin.throws: { plugin: trailing-stop } }")]
    [InlineData(TroubleKind.PluginSlow, 250, "for: 4000ms\n    do: { plugin.slow: { plugin: trailing-stop, by: 250ms } }")]
    [InlineData(TroubleKind.PluginRestart, 0, "do: { plugin.restart: { plugin: trailing-stop } }")]
    [InlineData(TroubleKind.PluginSwap, 0, "do: { plugin.swap: { plugin: trailing-stop } }")]
    [InlineData(TroubleKind.HostCrash, 3, "for: 4000ms\n    do: { process.crash: {} }")]
    public void Trouble_of_plugins_and_of_the_process_has_its_words(TroubleKind kind, int amount, string words)
    {
        var lasts = kind is TroubleKind.PluginRestart or TroubleKind.PluginSwap ? TimeSpan.Zero : TimeSpan.FromSeconds(4);
        var trouble = new Trouble(kind, TimeSpan.FromSeconds(30), lasts, kind == TroubleKind.HostCrash ? "" : "trailing-stop", amount);

        Assert.Contains($"when: {{ at: 30000ms }}\n    {words}\n", Script(LivedDay.Calm() with { Troubles = [trouble], Deeds = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_in_which_a_plugin_throws_lasts_until_the_guard_has_started_it_again()
    {
        var trouble = new Trouble(TroubleKind.PluginThrows, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(4), "trailing-stop");
        var calm = LivedDay.Calm() with { Deeds = [] };

        Assert.Equal(TimeSpan.FromSeconds(45), FaultScript.Read(Script(calm with { Troubles = [trouble] })).Scene.Lasts);
        Assert.Equal(TimeSpan.FromSeconds(2), FaultScript.Read(Script(calm with { Troubles = [trouble with { Kind = TroubleKind.PluginSwap }] })).Scene.Lasts);
    }

    [Fact]
    public void What_lasts_no_time_on_the_day_does_not_last_to_the_end_of_the_script()
    {
        var trouble = new Trouble(TroubleKind.PluginThrows, TimeSpan.FromSeconds(30), TimeSpan.Zero, "trailing-stop");

        Assert.Contains("for: 0ms\n    do: { plugin.throws", Script(LivedDay.Calm() with { Troubles = [trouble] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeedKind.Reduce, 0.25, "venue.reduce: { symbol: BTCUSDT, percent: 25.00, if_possible: true }")]
    [InlineData(DeedKind.Close, 0, "venue.close: { symbol: BTCUSDT, if_possible: true }")]
    [InlineData(DeedKind.Flip, 0, "venue.flip: { symbol: BTCUSDT, if_possible: true }")]
    [InlineData(DeedKind.SetStop, 0.0121, "venue.stops: { symbol: BTCUSDT, percent: 1.2100, if_possible: true }")]
    [InlineData(DeedKind.RemoveStop, 0, "venue.stops: { symbol: BTCUSDT, stop_loss: 0, if_possible: true }")]
    [InlineData(DeedKind.CancelOrders, 0, "venue.cancel_orders: { symbol: BTCUSDT }")]
    public void Every_deed_has_its_words(DeedKind kind, double amount, string words)
    {
        var deed = new Deed(kind, TimeSpan.FromSeconds(30), "BTCUSDT", 0, (decimal)amount);

        Assert.Contains($"do: {{ {words} }}\n", Script(LivedDay.Calm() with { Deeds = [deed] }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_opens_what_the_day_opens_at_its_opening_prices()
    {
        var diary = new Diary();
        var day = LivedDay.Calm() with
        {
            Length = TimeSpan.FromSeconds(40),
            Symbols = DayMaker.Symbols,
            Weather = new Weather { Name = "calm", Volatility = 0 },
            Deeds = [.. DayMaker.Symbols.Select((symbol, number) => new Deed(number % 2 == 0 ? DeedKind.Buy : DeedKind.Sell, TimeSpan.FromSeconds(5 + number), symbol, 0, (number * 3) + 1))],
        };

        LivedDay.Live(day, diary);

        var scripted = Regex.Matches(FaultScriptText.Of(day, "why"), @"symbol: (\w+), side: \w+, qty: ([\d.]+)")
            .Select(match => (match.Groups[1].Value, decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));
        var opened = DayMaker.Symbols.Select(symbol => (symbol, Size(diary.All(0, "leg by person", $"Symbol = {symbol},")[^1].Text)));
        Assert.Equal(opened, scripted);
    }

    [Fact]
    public void What_waits_for_a_moment_waits_for_the_call_of_it_in_the_script()
    {
        var day = LivedDay.Calm() with { Troubles = [new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(30), TimeSpan.Zero, "private", 0, StrikeMoment.Close, TimeSpan.FromMilliseconds(40))] };

        var text = FaultScriptText.Of(day, "why");

        Assert.NotEmpty(FaultScript.Read(text).Entries);
        Assert.Contains("when: { rest: /v5/order/create, after: 40ms }", text, StringComparison.Ordinal);
        var (scene, whole) = (FaultScript.Read(text).Scene, day.Length + day.Healing);
        Assert.InRange(scene.Lasts, day.Healing, whole);
        Assert.Equal(Math.Clamp((int)(whole / TimeSpan.FromSeconds(30)), 1, 50), scene.Pace);
    }

    [Fact]
    public void The_scene_has_the_plugins_with_the_settings_of_the_day()
    {
        foreach (var temper in DayMaker.Tempers)
        {
            var scene = FaultScript.Read(FaultScriptText.Of(LivedDay.Calm() with { Temper = temper }, "why")).Scene;

            Assert.Equal(Tempers.Plugins, scene.Plugins);
            Assert.Equal(Tempers.Plugins.Select(plugin => Tempers.SettingsOf(temper, plugin)), Tempers.Plugins.Select(scene.SettingsOf));
        }
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(600, 20)]
    [InlineData(36_000, 50)]
    public void A_long_day_is_played_with_a_coarser_clock(int seconds, int pace)
    {
        var day = LivedDay.Calm() with { Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(seconds), "BTCUSDT", 0, 1)], Troubles = [] };

        Assert.Equal(pace, FaultScript.Read(FaultScriptText.Of(day, "why")).Scene.Pace);
    }

    private static string Script(Day day)
    {
        var text = FaultScriptText.Of(day, "why");
        Assert.NotEmpty(FaultScript.Read(text).Entries);
        return text;
    }

    private static decimal Size(string leg) => decimal.Parse(Regex.Match(leg, @" Size = ([\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
