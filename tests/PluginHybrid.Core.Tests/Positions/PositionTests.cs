using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Positions;

/// <summary>Rows of the position topic: which count, which do not, and what a leg's lives are.</summary>
[Category(Level.Unit)]
public sealed class PositionTests
{
    [Fact]
    public void A_life_is_opened_updated_and_closed_in_that_order()
    {
        var session = SessionHarness.Live();

        session.Push(Rows.Held("BTCUSDT") with { MarkPrice = 50_010m });
        session.Acknowledge();
        session.Snapshot("BTCUSDT", 50_020m);
        session.Push(Rows.Held("BTCUSDT", size: 2m, seq: 110));
        session.Push(Rows.Flat("BTCUSDT", seq: 120, realised: -7.5m));

        Golden.Equal("""
            position.opened BTCUSDT#0 life 1 Buy 1 @ 50000 by PrivatePush
            position.update BTCUSDT#0 Buy 1 mark 50010 pnl 10 by PrivatePush, Stale
            send public-1 subscribe tickers.BTCUSDT
            ticker.subscribed BTCUSDT
            position.update BTCUSDT#0 Buy 1 mark 50020 pnl 20 by Tick, Fresh
            position.update BTCUSDT#0 Buy 2 mark 50020 pnl 40 by PrivatePush, Fresh
            position.closed BTCUSDT#0 life 1 realised -7.5 by PrivatePush
            send public-1 unsubscribe tickers.BTCUSDT
            """, session.Told());
    }

    [Fact]
    public void The_same_row_again_says_nothing()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Push(Rows.Held("BTCUSDT"));
        session.AdvanceBy(1);
        session.Push(Rows.Held("BTCUSDT"));

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_row_without_news_but_with_a_new_seq_and_mark_says_nothing_and_is_remembered()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Push(Rows.Held("BTCUSDT", seq: 150) with { MarkPrice = 51_000m });
        session.Push(Rows.Held("BTCUSDT", size: 9m, seq: 149));

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void An_older_seq_never_overwrites_a_newer_one()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT", size: 2m, seq: 110));

        session.Push(Rows.Held("BTCUSDT", size: 1m, seq: 109) with { UpdatedTime = Rows.Epoch.AddHours(1) });

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_newer_seq_counts_even_when_its_updated_time_is_older()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT", size: 1m, seq: 100));

        session.Push(Rows.Held("BTCUSDT", size: 2m, seq: 101) with { UpdatedTime = Rows.Epoch });

        session.MustHaveTold("position.update BTCUSDT#0 Buy 2");
    }

    [Fact]
    public void An_equal_seq_is_applied_because_stops_change_without_a_trade()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Push(Rows.Held("BTCUSDT") with { StopLoss = 49_000m, UpdatedTime = Rows.Epoch.AddSeconds(1) });

        session.MustHaveTold("position.update");
        Assert.Equal(49_000m, session.View.Positions[0].StopLoss);
    }

    [Fact]
    public void Of_equal_seq_the_older_updated_time_is_old_news()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Push(Rows.Held("BTCUSDT") with { StopLoss = 49_000m, UpdatedTime = Rows.Epoch.AddSeconds(2) });
        session.Told();

        session.Push(Rows.Held("BTCUSDT") with { StopLoss = 48_000m, UpdatedTime = Rows.Epoch.AddSeconds(1) });

        Golden.Equal("", session.Told());
        Assert.Equal(49_000m, session.View.Positions[0].StopLoss);
    }

    [Fact]
    public void Of_rows_of_one_millisecond_one_that_comes_again_behind_another_is_old_news()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var made = session.Now;
        PositionRow[] rows = [Rows.Held("BTCUSDT") with { TakeProfit = 60_000m }, Rows.Held("BTCUSDT") with { TakeProfit = 60_000m, StopLoss = 49_000m }];
        session.Say(session.Private, new PositionFrame(made, [rows[0]]));
        session.Say(session.Private, new PositionFrame(made, [rows[1]]));
        session.AdvanceBy(1);
        session.Told();

        session.Say(session.Private, new PositionFrame(made, [rows[0] with { }]));

        Golden.Equal("", session.Told());
        Assert.Equal(49_000m, session.View.Positions[0].StopLoss);

        session.Say(session.Private, new PositionFrame(session.Now, [rows[0]]));
        Assert.Null(session.View.Positions[0].StopLoss);
    }

    [Fact]
    public void Of_equal_seq_and_updated_time_the_frame_made_later_counts()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.AdvanceBy(5);
        session.Push(Rows.Held("BTCUSDT") with { StopLoss = 49_000m });
        session.Told();

        session.Say(session.Private, new PositionFrame(session.Now.AddSeconds(-1), [Rows.Held("BTCUSDT") with { StopLoss = 48_000m }]));
        Golden.Equal("", session.Told());
        session.Say(session.Private, new PositionFrame(session.Now, [Rows.Held("BTCUSDT") with { StopLoss = 47_000m }]));

        Assert.Equal(47_000m, session.View.Positions[0].StopLoss);
    }

    [Fact]
    public void A_late_row_of_a_closed_life_does_not_open_it_again()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT", seq: 110));
        session.Push(Rows.Flat("BTCUSDT", seq: 120));
        session.Told();

        session.Push(Rows.Held("BTCUSDT", seq: 110));

        Golden.Equal("", session.Told());
        Assert.Empty(session.View.Positions);
    }

    [Fact]
    public void Flat_and_never_traded_rows_of_symbols_not_held_say_nothing()
    {
        var session = SessionHarness.Live();

        session.Push(Rows.Flat("BTCUSDT"), Rows.NeverTraded("ETHUSDT"), Rows.NeverTraded("SOLUSDT", idx: 2));

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_first_trade_in_a_never_traded_symbol_opens_it()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.NeverTraded("BTCUSDT"));

        session.Push(Rows.Held("BTCUSDT", seq: 1));

        session.MustHaveTold("position.opened BTCUSDT#0 life 1");
    }

    [Fact]
    public void Hedge_legs_live_apart_and_are_told_in_the_order_of_their_index()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.Flat("BTCUSDT", idx: 1, seq: 10), Rows.Held("BTCUSDT", size: 3m, side: Side.Sell, idx: 2, seq: 20));
        session.Push(Rows.Held("BTCUSDT", size: 1m, idx: 1, seq: 30), Rows.Held("BTCUSDT", size: 3m, side: Side.Sell, idx: 2, seq: 20));
        session.Acknowledge();
        session.Told();

        session.Snapshot("BTCUSDT", 50_100m);
        session.Push(Rows.Flat("BTCUSDT", idx: 2, seq: 40), Rows.Held("BTCUSDT", size: 1m, idx: 1, seq: 30));

        Golden.Equal("""
            position.update BTCUSDT#1 Buy 1 mark 50100 pnl 100 by Tick, Fresh
            position.update BTCUSDT#2 Sell 3 mark 50100 pnl -300 by Tick, Fresh
            position.closed BTCUSDT#2 life 1 realised ? by PrivatePush
            """, session.Told());
        Assert.Equal(["BTCUSDT#1"], session.View.Positions.Select(held => held.Key.ToString()));
    }

    [Fact]
    public void A_flip_closes_one_life_and_opens_the_next_without_leaving_the_ticker()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Push(Rows.Held("BTCUSDT", side: Side.Sell, entry: 50_000m, seq: 110) with { CurRealisedPnl = 0m });

        Golden.Equal("""
            position.closed BTCUSDT#0 life 1 realised ? by PrivatePush
            position.opened BTCUSDT#0 life 2 Sell 1 @ 50000 by PrivatePush
            position.update BTCUSDT#0 Sell 1 mark 50000 pnl 0 by PrivatePush, Fresh
            """, session.Told());
    }

    [Fact]
    public void A_later_open_time_is_another_life_although_nobody_saw_the_close()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT") with { OpenTime = Rows.Epoch });

        session.Push(Rows.Held("BTCUSDT", seq: 130) with { OpenTime = Rows.Epoch.AddMinutes(1) });

        session.MustHaveTold("position.opened BTCUSDT#0 life 2");
    }

    [Fact]
    public void The_age_starts_at_open_time_and_without_it_at_first_sight()
    {
        var opened = Rows.Epoch.AddHours(-3);
        var session = SessionHarness.Live(Rows.Held("AUSDT") with { OpenTime = opened }, Rows.Held("BUSDT"));
        session.AdvanceBy(5);
        session.Push(Rows.Held("AUSDT", size: 2m, seq: 110), Rows.Held("BUSDT", size: 2m, seq: 110));

        var (a, b) = (session.View.Positions[0], session.View.Positions[1]);

        Assert.Equal((opened, AgeOrigin.OpenTime), (a.OpenedAt, a.AgeOrigin));
        Assert.Equal((Rows.Epoch, AgeOrigin.FirstSight), (b.OpenedAt, b.AgeOrigin));
    }

    [Fact]
    public void A_second_life_has_an_age_of_its_own()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.AdvanceBy(5);
        session.Push(Rows.Flat("BTCUSDT", seq: 200));
        session.Push(Rows.Held("BTCUSDT", seq: 201));

        var held = Assert.Single(session.View.Positions);

        Assert.Equal((2, Rows.Epoch.AddSeconds(5)), (held.Life, held.OpenedAt));
    }

    [Fact]
    public void Other_categories_are_told_once_per_symbol_and_left_alone()
    {
        var session = SessionHarness.Live();
        var inverse = Rows.Held("BTCUSD") with { Category = "inverse" };

        session.Push(inverse);
        session.Push(inverse with { Size = 5m, Seq = 300 }, Rows.Held("ETHUSD") with { Category = "inverse" });

        Golden.Equal("""
            position.ignored inverse BTCUSD
            position.ignored inverse ETHUSD
            """, session.Told());
        Assert.Empty(session.View.Positions);
    }

    [Fact]
    public void A_row_of_an_old_frame_without_a_category_is_linear()
    {
        var session = SessionHarness.Live();

        session.Push(Rows.Held("BTCUSDT") with { Category = "" });

        session.MustHaveTold("position.opened BTCUSDT#0");
    }

    [Theory]
    [InlineData(1, Side.None)]
    [InlineData(-1, Side.Buy)]
    public void A_row_that_cannot_be_is_left_out_and_noted(int size, Side side)
    {
        // A size without a side would be taken for a short.
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Push(Rows.Held("BTCUSDT", size: size, side: side, seq: 500));

        Golden.Equal("", session.Told());
        Assert.Contains(session.Effects.Notes, note => note.Kind == NoteKind.Warning && note.Text.Contains("BTCUSDT#0", StringComparison.Ordinal));
        Assert.Equal(100, session.View.Positions[0].CrossSequence);
    }

    [Fact]
    public void A_second_account_keeps_its_name_in_every_key()
    {
        var session = SessionHarness.Live(new SessionOptions { Account = "hedge" }, Rows.Held("BTCUSDT"));

        Assert.Equal(new PositionKey("hedge", "BTCUSDT", 0), session.View.Positions[0].Key);
    }

    [Fact]
    public void Events_carry_the_number_of_the_input_that_caused_them()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.Held("BTCUSDT"));

        var opened = session.Effects.Events.OfType<PositionOpened>().Single().Stamp;
        var update = session.Effects.Events.OfType<PositionUpdate>().First().Stamp;

        Assert.Equal((opened.Input, opened.Sequence + 1), (update.Input, update.Sequence));
    }
}
