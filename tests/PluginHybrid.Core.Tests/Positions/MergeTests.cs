using Bogus;
using CsCheck;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Positions;

/// <summary>What is held joined with what it is worth.</summary>
[Category(Level.Unit)]
public sealed class MergeTests
{
    [Fact]
    public void The_ticker_is_asked_for_on_the_first_leg_and_left_on_the_last()
    {
        var session = SessionHarness.Live();

        session.Push(Rows.Held("BTCUSDT", idx: 1, seq: 1));
        session.MustHaveTold("send public-1 subscribe tickers.BTCUSDT");
        session.Push(Rows.Held("BTCUSDT", side: Side.Sell, idx: 2, seq: 2));
        session.Push(Rows.Flat("BTCUSDT", idx: 1, seq: 3));
        session.MustNotHaveTold("send public-1");
        session.Push(Rows.Flat("BTCUSDT", idx: 2, seq: 4));

        session.MustHaveTold("send public-1 unsubscribe tickers.BTCUSDT");
    }

    [Fact]
    public void A_watched_symbol_keeps_its_ticker_when_its_position_closes_and_emits_nothing_then()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Watch("BTCUSDT");
        session.Push(Rows.Flat("BTCUSDT"));
        session.MustNotHaveTold("unsubscribe");

        session.Tick("BTCUSDT", 50_100m);

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_held_symbol_keeps_its_ticker_when_nobody_watches_it_any_more()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Watch("BTCUSDT");

        session.Watch("BTCUSDT", watch: false);

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void Every_tick_of_a_held_symbol_is_one_update_per_leg_even_when_no_kept_price_changed()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Tick("BTCUSDT", 50_000m);
        session.Tick("BTCUSDT", 50_000m);

        Assert.Equal(2, session.Told().Split('\n').Length);
    }

    [Fact]
    public void The_age_of_the_mark_counts_from_the_frame_that_stated_it()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.AdvanceBy(7);

        session.Push(Rows.Held("BTCUSDT", size: 2m, seq: 110) with { MarkPrice = 1m });

        var update = LastUpdate(session);
        Assert.Equal((TimeSpan.FromSeconds(7), 50_000m, Freshness.Fresh), (update.MarkAge, update.MarkPrice, update.Freshness));
    }

    [Fact]
    public void Until_a_ticker_is_known_the_mark_is_that_of_the_row_and_never_fresh()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.Held("BTCUSDT") with { MarkPrice = 50_300m });

        var update = LastUpdate(session);

        Assert.Equal((50_300m, 300m, Freshness.Stale), (update.MarkPrice, update.UnrealisedPnl, update.Freshness));
    }

    [Fact]
    public void A_mark_from_an_earlier_life_gives_way_to_the_younger_one_of_the_row()
    {
        // The ticker was left an hour ago; its last mark is history.
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Push(Rows.Flat("BTCUSDT", seq: 200));
        session.Acknowledge();
        session.PassSeconds(60);

        session.Push(Rows.Held("BTCUSDT", entry: 61_000m, seq: 300) with { MarkPrice = 61_010m });

        var update = LastUpdate(session);
        Assert.Equal((61_010m, 10m, TimeSpan.Zero, Freshness.Stale), (update.MarkPrice, update.UnrealisedPnl, update.MarkAge, update.Freshness));
    }

    [Fact]
    public void An_update_carries_both_clocks_and_its_cause()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.AdvanceBy(3);

        session.Tick("BTCUSDT", 50_100m, ageMs: 108);

        var update = LastUpdate(session);
        Assert.Equal(
            (session.Now, session.Now.AddMilliseconds(-108), UpdateCause.Tick),
            (update.Stamp.ReceivedAt, update.VenueTime, update.Cause));
    }

    [Fact]
    public void An_update_is_fresh_only_while_positions_are_reconciled_and_the_price_is_live()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Tick("BTCUSDT", 50_001m);
        session.Lose(session.Private);
        session.Tick("BTCUSDT", 50_002m);
        session.AdvanceBy(1);
        session.OpenPrivate();
        session.Authenticate();
        session.Tick("BTCUSDT", 50_003m);
        session.Reconcile(Rows.Held("BTCUSDT"));
        session.Tick("BTCUSDT", 50_004m);

        Assert.Equal(
            [Freshness.Fresh, Freshness.Stale, Freshness.Stale, Freshness.Fresh],
            session.Effects.Events.OfType<PositionUpdate>().TakeLast(4).Select(update => update.Freshness));
    }

    [Fact]
    public void Without_an_entry_price_the_result_is_unknown_and_not_zero()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT") with { EntryPrice = null });

        session.Tick("BTCUSDT", 50_100m);

        Assert.Null(LastUpdate(session).UnrealisedPnl);
    }

    [Fact]
    public void Figures_beyond_every_market_make_the_result_unknown_and_stop_nothing()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT", size: decimal.MaxValue));

        session.Tick("BTCUSDT", decimal.MaxValue);

        Assert.Null(LastUpdate(session).UnrealisedPnl);
    }

    [Fact]
    public void Profit_is_exact_to_the_last_digit_against_an_oracle_in_whole_numbers()
    {
        // Method: prices in 1e-8 and sizes in 1e-6 as whole numbers; the oracle multiplies in Int128 and never rounds.
        var price = Gen.Long[1, 10_000_000_000_000];
        Gen.Select(price, price, Gen.Long[1, 1_000_000_000_000], Gen.Bool).Sample(
            (entry, mark, size, isLong) =>
            {
                var session = SessionHarness.Live();
                session.Push(Rows.Held("BTCUSDT", size / 1e6m, entry / 1e8m, isLong ? Side.Buy : Side.Sell) with { MarkPrice = mark / 1e8m });

                var oracle = (Int128)(isLong ? mark - entry : entry - mark) * size;

                Assert.Equal(oracle, (Int128)(LastUpdate(session).UnrealisedPnl!.Value * 1e14m));
            },
            iter: 300);
    }

    [Fact]
    public void A_hundred_random_legs_are_worth_what_their_sum_is_worth()
    {
        var faker = new Faker { Random = new Randomizer(20_260_203) };
        var rows = Enumerable.Range(0, 100)
            .Select(i => Rows.Held($"S{i}USDT", faker.Random.Int(1, 5_000) / 1_000m, faker.Random.Int(1, 9_000_000) / 100m, faker.PickRandom(Side.Buy, Side.Sell)))
            .ToArray();
        var session = SessionHarness.Live(rows);
        var want = 0m;
        foreach (var row in rows)
        {
            var mark = faker.Random.Int(1, 9_000_000) / 100m;
            want += ((row.Size * mark) - (row.Size * row.EntryPrice!.Value)) * (row.Side == Side.Buy ? 1 : -1);
            session.Tick(row.Symbol, mark);
        }

        Assert.Equal(want, session.Effects.Events.OfType<PositionUpdate>().TakeLast(100).Sum(update => update.UnrealisedPnl));
    }

    private static PositionUpdate LastUpdate(SessionHarness session) => session.Effects.Events.OfType<PositionUpdate>().Last();
}
