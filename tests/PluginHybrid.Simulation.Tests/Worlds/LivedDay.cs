using PluginHybrid.Replay.Running;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Tests.Worlds;

/// <summary>Days for tests, and how they are lived: with the three real plugins.</summary>
internal static class LivedDay
{
    private static readonly Lazy<ReplayPlugins> Real = new(() => WorldPlugins.Load(Path.Combine(AppContext.BaseDirectory, "plugins")));

    public static ReplayPlugins Plugins => Real.Value;

    /// <summary>Ten calm minutes and five of healing, one symbol; the person buys at 20 s.</summary>
    public static Day Calm(int seed = 1) => new()
    {
        Seed = seed,
        Length = TimeSpan.FromMinutes(10),
        Healing = TimeSpan.FromMinutes(2),
        Symbols = ["BTCUSDT"],
        Weather = new Weather { Name = "calm" },
        Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(20), "BTCUSDT", 0, 3)],
    };

    /// <summary>Half an hour with a person who acts every two minutes, lossy links, and one trouble of every kind.</summary>
    public static Day Stormy(int seed) => Calm(seed) with
    {
        Length = TimeSpan.FromMinutes(30),
        Symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT"],
        HedgeSymbols = ["ETHUSDT"],
        Weather = new Weather { Name = "stormy", AnswersLost = 0.05, CallsLost = 0.05, Duplicates = 0.1, Trends = 0.5, Volatility = 0.0006m },
        Deeds = [.. Enumerable.Range(0, 14).Select(number => Deed(number))],
        Troubles = [.. Enum.GetValues<TroubleKind>().Select((kind, number) => new Trouble(
            kind, TimeSpan.FromSeconds(60 + (number * 60)), TimeSpan.FromSeconds(20), Target(kind, number), Amount(kind)))],
    };

    private static Deed Deed(int number)
    {
        var (symbol, leg) = (number % 4) switch { 0 => ("BTCUSDT", 0), 1 => ("ETHUSDT", 1), 2 => ("ETHUSDT", 2), _ => ("SOLUSDT", 0) };
        var kind = leg == 2 ? DeedKind.Sell : number > 8 ? DeedKind.Flip : DeedKind.Buy;
        return new Deed(kind, TimeSpan.FromSeconds(15 + (number * 120)), symbol, leg, 5);
    }

    private static string Target(TroubleKind kind, int number) => kind switch
    {
        <= TroubleKind.Repeats => number % 3 == 0 ? "public" : "private",
        TroubleKind.Jump or TroubleKind.Wick => "BTCUSDT",
        >= TroubleKind.PluginThrows and < TroubleKind.HostCrash => "trailing-stop",
        _ => "",
    };

    private static decimal Amount(TroubleKind kind) => kind switch
    {
        TroubleKind.Jump or TroubleKind.Wick => -0.02m,
        TroubleKind.HostCrash => 0,
        _ => 800,
    };

    public static DayReport Live(Day day, params Checker[] checkers) => Live(day, null, checkers);

    /// <summary>Five minutes in which this strikes at 60 s; a position is held from 10 s on.</summary>
    public static Diary Struck(TroubleKind kind, double lasts = 0, string target = "", decimal amount = 0, params object[] more)
    {
        var diary = new Diary();
        var report = Live(
            Calm() with
            {
                Length = TimeSpan.FromMinutes(3),
                Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(10), "BTCUSDT", 0, 3), .. more.OfType<Deed>()],
                Troubles = [new Trouble(kind, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(lasts), target, amount), .. more.OfType<Trouble>()],
            },
            diary);
        Assert.Empty(report.Violations);
        return diary;
    }

    public static DayReport Live(Day day, string? recordInto, params Checker[] checkers) =>
        new World(day, new WorldOptions { Plugins = Plugins, Checkers = () => checkers, RecordInto = recordInto }).Run(TestContext.Current.CancellationToken);
}
