using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Pitfalls;

/// <summary>FACTS §9, "Position truth", as far as the core decides.</summary>
[Category(Level.Unit)]
public sealed class PositionPitfallTests
{
    [Fact]
    public void Pitfall_21_minutes_of_silence_with_an_open_position_are_normal()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.PassSeconds(600);

        session.MustNotHaveTold("close");
        Assert.True(session.View.Private.IsFresh);
    }

    [Fact]
    public void Pitfall_22_positions_opened_and_closed_in_the_gap_are_found_by_the_read()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT"));
        session.Lose(session.Private);
        session.AdvanceBy(1);

        session.ReopenPrivate(Rows.Flat("AUSDT", seq: 300), Rows.Held("BUSDT"));

        Assert.Equal(["BUSDT"], session.View.Positions.Select(held => held.Key.Symbol));
    }

    [Fact]
    public void Pitfall_23_a_storm_of_pushes_without_change_is_no_storm_of_events()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        for (var i = 0; i < 200; i++)
        {
            session.Push(Rows.Held("BTCUSDT") with { MarkPrice = 50_000m + i });
        }

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void Pitfall_24_a_close_without_a_side_is_a_close_and_not_a_short()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Push(Rows.Flat("BTCUSDT"));

        session.MustHaveTold("position.closed BTCUSDT#0");
        Assert.Empty(session.View.Positions);
    }

    [Fact]
    public void Pitfall_25_of_two_hedge_rows_the_first_may_be_the_empty_one()
    {
        var session = SessionHarness.Live();

        session.Push(Rows.Flat("BTCUSDT", idx: 1), Rows.Held("BTCUSDT", side: Side.Sell, idx: 2));

        var held = Assert.Single(session.View.Positions);
        Assert.Equal((2, Side.Sell), (held.Key.PositionIdx, held.Side));
    }

    [Fact]
    public void Pitfall_26_a_never_traded_symbol_is_flat_and_does_not_block_its_first_trade()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.NeverTraded("BTCUSDT"));

        session.Push(Rows.Held("BTCUSDT", seq: 0));

        Assert.Single(session.View.Positions);
    }

    [Fact]
    public void Pitfall_28_pages_cursors_and_both_settle_coins_are_read_to_their_end()
    {
        var session = new SessionHarness();
        session.Start();
        session.OpenPrivate();
        session.Authenticate();
        for (var page = 0; page < 5; page++)
        {
            session.Page($"S{page}%2C1", Rows.Held($"S{page}USDT"));
        }

        session.Page("S4%2C1");
        session.Page("C%2C1", Rows.Held("CPERP"));
        session.Page("C%2C1");

        Assert.Equal(6, session.View.Positions.Count);
        Assert.True(session.View.Private.IsFresh);
    }

    [Fact]
    public void Pitfall_29_a_read_older_than_what_the_stream_said_never_wins()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT", seq: 100));
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.OpenPrivate();
        session.Authenticate();
        session.Push(Rows.Held("BTCUSDT", size: 5m, seq: 120));

        session.Reconcile(Rows.Held("BTCUSDT", size: 1m, seq: 100));

        Assert.Equal(5m, session.View.Positions[0].Size);
    }

    [Fact]
    public void Pitfall_30_topics_are_on_before_the_first_read_and_frames_between_count()
    {
        var session = new SessionHarness();
        session.Start();
        session.OpenPrivate();
        session.AnswerAuth(success: true);
        Assert.DoesNotContain(session.Effects.Calls, call => call is ReadPositions);
        session.Push(Rows.Held("AUSDT", size: 2m, seq: 120));
        session.Acknowledge();

        session.Reconcile(Rows.Held("AUSDT", size: 1m, seq: 110));

        Assert.Equal(2m, session.View.Positions[0].Size);
    }

    [Fact]
    public void Pitfall_31_funding_on_the_execution_topic_is_no_trade()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Say(session.Private, new ExecutionFrame(session.Now, [Funding()]));

        session.MustHaveTold("execution BTCUSDT f1 Funding (no trade)");
    }

    [Fact]
    public void Pitfall_32_two_filled_frames_of_one_order_change_no_position_twice()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var filled = new OrderRow
        {
            Category = "linear",
            Symbol = "BTCUSDT",
            PositionIdx = 0,
            OrderId = "o1",
            OrderLinkId = "",
            Side = Side.Buy,
            Status = "Filled",
        };

        session.Say(session.Private, new OrderFrame(session.Now, [filled]));
        session.Say(session.Private, new OrderFrame(session.Now, [filled with { CancelType = "CancelByUser", RejectReason = "EC_OrigClOrdIDDoesNotExist" }]));

        Golden.Equal("""
            order.update BTCUSDT#0 o1 Filled
            order.update BTCUSDT#0 o1 Filled
            """, session.Told());
        Assert.Equal(1m, session.View.Positions[0].Size);
    }

    [Fact]
    public void Pitfall_33_every_row_of_an_order_frame_is_read()
    {
        var session = SessionHarness.Live();
        var row = new OrderRow
        {
            Category = "linear",
            Symbol = "BTCUSDT",
            PositionIdx = 0,
            OrderId = "ts",
            OrderLinkId = "",
            Side = Side.Sell,
            Status = "Deactivated",
        };

        session.Say(session.Private, new OrderFrame(session.Now, [row, row with { OrderId = "close", Status = "Filled" }]));

        session.MustHaveTold("order.update BTCUSDT#0 close Filled");
    }

    [Theory]
    [InlineData("execution order position")]
    [InlineData("position execution order")]
    [InlineData("order position execution")]
    public void Pitfall_35_the_order_of_frames_across_topics_does_not_matter(string order)
    {
        var session = SessionHarness.Live();
        foreach (var topic in order.Split(' '))
        {
            session.Say(session.Private, topic switch
            {
                "execution" => new ExecutionFrame(session.Now, [Funding() with { ExecutionType = "Trade" }]),
                "order" => new OrderFrame(session.Now, []),
                _ => new PositionFrame(session.Now, [Rows.Held("BTCUSDT")]),
            });
        }

        Assert.Equal(1m, Assert.Single(session.View.Positions).Size);
    }

    private static ExecutionRow Funding() => new()
    {
        Category = "linear",
        Symbol = "BTCUSDT",
        ExecutionId = "f1",
        OrderId = "o1",
        Side = Side.Buy,
        ExecutionType = "Funding",
        Fee = -0.1m,
    };
}
