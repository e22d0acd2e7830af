using PluginHybrid.Core.Events;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

/// <summary>Worlds in which something is held that nobody needs.</summary>
[Category(Level.Integration)]
public sealed class LeakTests
{
    private static readonly Day Swapped = LivedDay.Calm() with
    {
        Troubles = [new Trouble(TroubleKind.PluginSwap, TimeSpan.FromSeconds(60), TimeSpan.Zero, "leak", 0)],
    };

    private static readonly Day Killed = LivedDay.Calm() with
    {
        Troubles = [new Trouble(TroubleKind.HostCrash, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5), "", 0)],
    };

    [Fact]
    public void Two_hundred_bytes_of_each_tick_are_found_within_an_hour_of_ten_ticks_a_second()
    {
        string[] symbols = [.. Enumerable.Range(1, 10).Select(number => $"SIM0{number:00}USDT")];
        var day = LivedDay.Calm() with
        {
            Length = TimeSpan.FromHours(1),
            Symbols = symbols,
            Weather = new Weather { Name = "calm", Volatility = 0.00005m },
            Deeds = [.. symbols.Select((symbol, number) => new Deed(DeedKind.Buy, TimeSpan.FromSeconds(5 + number), symbol, 0, 3))],
        };
        var kept = 0L;

        var found = Live(day, () => new Leak(() => kept += 200), () => kept).Violations;

        Assert.True(found is [{ Checker: "bounded", Place: "memory" }], $"{kept / 200} ticks were kept, and it found: {string.Join("; ", found)}");
    }

    [Fact]
    public void A_day_on_which_nothing_is_held_is_right() =>
        Assert.Empty(Live(Killed with { Troubles = [.. Killed.Troubles, .. Swapped.Troubles] }, () => new Leak(null), () => 1).Violations);

    [Fact]
    public void An_instance_that_was_swapped_out_and_is_held_is_found()
    {
        var kept = new List<HybridPlugin>();

        var found = Assert.Single(Live(Swapped, () => Kept(kept)).Violations);

        Assert.Equal(("bounded", "undead"), (found.Checker, found.Place));
        Assert.Contains("an instance of leak in host 1", found.Text, StringComparison.Ordinal);
        GC.KeepAlive(kept);
    }

    [Fact]
    public void A_host_that_died_and_is_held_is_found()
    {
        var holder = new Holder();

        var found = Assert.Single(Live(Killed, () => new Leak(null), liveBytes: null, holder).Violations);

        Assert.Equal(("bounded", "undead"), (found.Checker, found.Place));
        Assert.Contains("host 1", found.Text, StringComparison.Ordinal);
        GC.KeepAlive(holder);
    }

    private static Leak Kept(List<HybridPlugin> kept)
    {
        var made = new Leak(null);
        kept.Add(made);
        return made;
    }

    private static DayReport Live(Day day, Func<HybridPlugin> make, Func<long>? liveBytes = null, params Checker[] more) => new World(day, new WorldOptions
    {
        Plugins = OneLoader.Of("leak", make),
        Checkers = () => [new Bounded(), .. more],
        LiveBytes = liveBytes,
    }).Run(TestContext.Current.CancellationToken);

    private sealed class Leak(Action? tick) : HybridPlugin
    {
        public override ValueTask OnUpdate(PositionUpdate update)
        {
            tick?.Invoke();
            return default;
        }
    }

    // The router knows all that listens to it.
    private sealed class Holder : Checker
    {
        private readonly List<EventRouter> _routers = [];

        public override string Name => "holder";

        public override void HostStarts(IWorldSight world, EventRouter router) => _routers.Add(router);
    }
}
