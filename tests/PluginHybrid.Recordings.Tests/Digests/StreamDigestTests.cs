using System.Globalization;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Digests;

[Category(Level.Unit)]
public sealed class StreamDigestTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly PositionKey Leg = new("main", "BTCUSDT", 0);

    private static readonly Position Held = new()
    {
        Key = Leg,
        Life = 1,
        Side = Side.Buy,
        Size = 0.5m,
        EntryPrice = 61_800m,
        OpenedAt = Noon,
        AgeOrigin = AgeOrigin.OpenTime,
    };

    private static readonly CommandRequest Asked = new()
    {
        Id = new CommandId("x", 1),
        Command = new SetStop(Leg, 61_000m, "why"),
        Mode = PluginMode.Live,
        Granted = Capabilities.MoveStops,
    };

    [Fact]
    public void The_same_run_at_another_time_has_the_same_hashes()
    {
        var one = Run(Ticks(0), Noon);
        var other = Run(Ticks(0), Noon.AddDays(1));

        Assert.Equal(one, other);
        Assert.NotEqual(one.Events, one.Decisions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(999)]
    public void One_tick_that_differs_in_one_figure_changes_the_hash_of_events_alone(int which)
    {
        var before = Run(Ticks(0), Noon);
        var changed = Ticks(0);
        changed[which] = changed[which] with { MarkPrice = changed[which].MarkPrice + 0.1m };

        var found = Run(changed, Noon);

        Assert.NotEqual(before.Events, found.Events);
        Assert.Equal(before.Decisions, found.Decisions);
    }

    public static TheoryData<string, Func<PositionUpdate, PositionUpdate>> Figures => new()
    {
        { "mark", tick => tick with { MarkPrice = 1 } },
        { "last", tick => tick with { LastPrice = 1 } },
        { "pnl", tick => tick with { UnrealisedPnl = 1 } },
        { "venue time", tick => tick with { VenueTime = Noon.AddHours(1) } },
        { "freshness", tick => tick with { Freshness = Freshness.Stale } },
        { "size", tick => tick with { Position = Held with { Size = 1 } } },
        { "life", tick => tick with { Position = Held with { Life = 2 } } },
        { "leg", tick => tick with { Position = Held with { Key = Leg with { PositionIdx = 1 } } } },
    };

    [Theory]
    [MemberData(nameof(Figures))]
    public void Every_figure_of_a_tick_is_in_the_hash(string figure, Func<PositionUpdate, PositionUpdate> change)
    {
        var ticks = Ticks(0);
        ticks[7] = change(ticks[7]);

        Assert.True(Run(Ticks(0), Noon).Events != Run(ticks, Noon).Events, $"A tick with another {figure} gives the same hash.");
    }

    [Fact]
    public void Every_price_of_a_symbol_is_in_the_hash()
    {
        var ticker = new TickerUpdate { Stamp = new EventStamp(1, 1, Noon), Symbol = "BTCUSDT", MarkPrice = 1, LastPrice = 2, IndexPrice = 3, BidPrice = 4, AskPrice = 5, FundingRate = 6, VenueTime = Noon };
        TickerUpdate[] changed =
        [
            ticker, ticker with { Symbol = "ETHUSDT" }, ticker with { MarkPrice = 9 }, ticker with { LastPrice = 9 }, ticker with { IndexPrice = 9 },
            ticker with { BidPrice = 9 }, ticker with { AskPrice = 9 }, ticker with { FundingRate = null }, ticker with { VenueTime = Noon.AddSeconds(1) },
        ];

        Assert.Equal(changed.Length, changed.Select(HashOf).Distinct().Count());
    }

    [Fact]
    public void Two_ticks_that_change_places_change_the_hash()
    {
        var changed = Ticks(0);
        (changed[10], changed[11]) = (changed[11], changed[10]);

        Assert.NotEqual(Run(Ticks(0), Noon).Events, Run(changed, Noon).Events);
    }

    [Fact]
    public void Another_reason_of_a_command_changes_the_hash_of_decisions_alone()
    {
        var one = Run(Ticks(0), Noon);
        var other = Run(Ticks(0), Noon, Asked with { Command = new SetStop(Leg, 61_000m, "why else") });

        Assert.Equal(one.Events, other.Events);
        Assert.NotEqual(one.Decisions, other.Decisions);
    }

    [Fact]
    public void A_tick_allocates_nothing()
    {
        var router = new EventRouter();
        using var digest = new StreamDigest(router);
        var ticks = Ticks(0);
        Emit(router, ticks);
        var rounds = 1;

        Assert.Equal(0, Allocations.Least(() =>
        {
            rounds++;
            Emit(router, ticks);
        }));
        Assert.Equal(rounds * ticks.Length, digest.EventCount);
    }

    [Fact]
    public void People_read_ticks_summed_per_position_and_second()
    {
        var router = new EventRouter();
        using var golden = new GoldenText(router, Noon);
        Emit(router, [Tick(1, 100, 61_869.2m), Tick(2, 900, 61_860m), Tick(3, 950, 61_870m), Tick(4, 1100, 61_871m)]);
        router.Emit(new StreamFresh(new EventStamp(5, 5, Noon.AddSeconds(1.25)), StreamKind.Public, TimeSpan.Zero));
        Emit(router, [Tick(6, 1300, 61_872m)]);
        golden.Take(new InputStamp(7, Noon.AddSeconds(1.4)), Asked);

        Assert.Equal(
        [
            "     0.      position.update BTCUSDT#0 x3 mark 61860..61870 then 61870 pnl 35 Fresh",
            "     1.      position.update BTCUSDT#0 x1 mark 61871 then 61871 pnl 35.5 Fresh",
            "     1.250000 stream.fresh Public",
            "     1.      position.update BTCUSDT#0 x1 mark 61872 then 61872 pnl 36 Fresh",
        ], golden.Events);
        Assert.Equal([3, 4, 5, 6], golden.EventInputs);
        Assert.Equal([7], golden.DecisionInputs);
        Assert.Equal(["     1.400000 x/1 Live BTCUSDT#0 set-stop 61000 mark: why []"], golden.Decisions);
    }

    private static (string Events, string Decisions) Run(PositionUpdate[] ticks, DateTimeOffset at, CommandRequest? asked = null)
    {
        var router = new EventRouter();
        using var digest = new StreamDigest(router);
        router.Emit(new PositionOpened(new EventStamp(1, 1, at), Held, Noon, UpdateCause.PrivatePush));
        foreach (var tick in ticks)
        {
            router.Emit(tick with { Stamp = tick.Stamp with { Input = at.Day, ReceivedAt = at } });
        }

        digest.Take(asked ?? Asked);
        router.Emit(new CommandSettled(new EventStamp(9, 9, at), Asked.Id, Asked.Command, PluginMode.Live, new Accepted("x/1") { Price = 61_000m }));
        Assert.Matches("^[0-9a-f]{32}$", digest.Events);
        return (digest.Events, digest.Decisions);
    }

    private static string HashOf(TickerUpdate ticker)
    {
        var router = new EventRouter();
        using var digest = new StreamDigest(router);
        router.Emit(ticker);
        return digest.Events;
    }

    private static void Emit(EventRouter router, PositionUpdate[] ticks)
    {
        foreach (var tick in ticks)
        {
            router.Emit(tick);
        }
    }

    private static PositionUpdate[] Ticks(int from) => [.. Enumerable.Range(from, 1000).Select(i => Tick(i, i, 61_800m + (i / 10m)))];

    private static PositionUpdate Tick(int number, int milliseconds, decimal mark) => new()
    {
        Stamp = new EventStamp(number, number, Noon.AddMilliseconds(milliseconds)),
        Position = Held,
        MarkPrice = mark,
        LastPrice = mark,
        UnrealisedPnl = decimal.Parse(((mark - 61_800m) * 0.5m).ToString("0.##", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        VenueTime = Noon.AddMilliseconds(milliseconds),
        Cause = UpdateCause.Tick,
        Freshness = Freshness.Fresh,
    };
}
