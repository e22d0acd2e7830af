using System.Collections.Immutable;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Sessions;

/// <summary>Rows of the order, execution and wallet topics.</summary>
[Category(Level.Unit)]
public sealed class AccountTests
{
    [Fact]
    public void Every_row_of_an_order_frame_is_one_event_in_the_order_sent()
    {
        var session = SessionHarness.Live();

        Orders(session, Order("o1", "Deactivated"), Order("o2", "Filled"));

        Golden.Equal("""
            order.update BTCUSDT#0 o1 Deactivated
            order.update BTCUSDT#0 o2 Filled
            """, session.Told());
    }

    [Fact]
    public void An_order_event_carries_every_field_of_its_row()
    {
        var session = SessionHarness.Live();
        session.AdvanceBy(1);
        Orders(session, Order("o1", "Untriggered") with
        {
            OrderType = "Market",
            StopOrderType = "StopLoss",
            CreateType = "CreateByStopLoss",
            Quantity = 1m,
            Price = 2m,
            TriggerPrice = 3m,
            AveragePrice = 4m,
            FilledQuantity = 5m,
            LeavesQuantity = 6m,
            ReduceOnly = true,
            RejectReason = "EC_NoError",
            CancelType = "UNKNOWN",
            PositionIdx = 2,
        });

        var order = session.Effects.Events.OfType<OrderUpdate>().Single();

        Assert.Equal(
            new OrderUpdate
            {
                Stamp = order.Stamp,
                Key = new("main", "BTCUSDT", 2),
                OrderId = "o1",
                OrderLinkId = "",
                Side = Side.Sell,
                OrderType = "Market",
                Status = "Untriggered",
                StopOrderType = "StopLoss",
                CreateType = "CreateByStopLoss",
                Quantity = 1m,
                Price = 2m,
                TriggerPrice = 3m,
                AveragePrice = 4m,
                FilledQuantity = 5m,
                LeavesQuantity = 6m,
                ReduceOnly = true,
                RejectReason = "EC_NoError",
                CancelType = "UNKNOWN",
                VenueTime = session.Now,
            },
            order);
    }

    [Theory]
    [InlineData("Trade", true)]
    [InlineData("AdlTrade", true)]
    [InlineData("BustTrade", true)]
    [InlineData("BlockTrade", true)]
    [InlineData("Funding", false)]
    [InlineData("Settle", false)]
    [InlineData("Delivery", false)]
    [InlineData("SomethingNew", false)]
    public void Only_trades_are_trades(string type, bool isTrade)
    {
        var session = SessionHarness.Live();

        Executions(session, Fill("e1", type));

        Assert.Equal(isTrade, session.Effects.Events.OfType<Execution>().Single().IsTrade);
    }

    [Fact]
    public void An_execution_without_a_time_of_its_own_takes_that_of_its_frame()
    {
        var session = SessionHarness.Live();
        session.AdvanceBy(2);

        Executions(session, Fill("e1", "Trade"), Fill("e2", "Trade") with { ExecutedAt = Rows.Epoch });

        Assert.Equal([session.Now, Rows.Epoch], session.Effects.Events.OfType<Execution>().Select(execution => execution.VenueTime));
    }

    [Fact]
    public void Every_coin_of_a_wallet_frame_is_one_event()
    {
        var session = SessionHarness.Live();

        session.Say(session.Private, new WalletFrame(session.Now, [new("UNIFIED", "USDT", 12.5m, 13m), new("UNIFIED", "BTC", null, null)]));

        Golden.Equal("""
            wallet.update USDT 12.5
            wallet.update BTC
            """, session.Told());
    }

    [Fact]
    public void Orders_and_executions_of_other_categories_are_noted_once_and_left_alone()
    {
        // A spot order of BTCUSDT is not one of the perpetual of the same name.
        var session = SessionHarness.Live();

        Orders(session, Order("o1", "Filled") with { Category = "spot" }, Order("o2", "Filled") with { Category = "spot" });
        Executions(session, Fill("e1", "Trade") with { Category = "spot" });

        Golden.Equal("", session.Told());
        Assert.Single(session.Effects.Notes, note => note.Text.Contains("spot", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_without_a_category_are_linear()
    {
        var session = SessionHarness.Live();

        Orders(session, Order("o1", "Filled") with { Category = "" });
        Executions(session, Fill("e1", "Trade") with { Category = "" });

        Assert.Equal(2, session.Told().Split('\n').Length);
    }

    [Fact]
    public void Account_frames_on_the_public_stream_are_ignored()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Say(session.Public, new PositionFrame(session.Now, [Rows.Flat("BTCUSDT")]));
        session.Say(session.Public, new OrderFrame(session.Now, [Order("o1", "Filled")]));

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void Malformed_frames_are_counted_noted_at_powers_of_two_and_stop_nothing()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var notes = session.Effects.Notes.Count;

        for (var i = 0; i < 9; i++)
        {
            session.Say(session.Public, new MalformedFrame("wanted { at byte 0, found h"));
        }

        session.Tick("BTCUSDT", 50_100m);
        session.MustHaveTold("mark 50100");
        Assert.Equal(
            [1, 2, 4, 8],
            session.Effects.Notes.Skip(notes).Select(note => int.Parse(note.Text.Split("no. ")[1].Split(' ')[0])));
        Assert.Equal((9L, "wanted { at byte 0, found h"), (session.View.Public.Malformed, session.View.Public.LastProblem));
    }

    [Fact]
    public void A_message_nobody_waits_for_is_noted_in_detail_only()
    {
        var session = SessionHarness.Live();

        session.Say(session.Private, new OtherFrame("greeks"));

        Golden.Equal("", session.Told());
        Assert.Equal("private-1: nobody waits for greeks", session.Effects.Notes[^1].Text);
    }

    [Fact]
    public void Frames_and_bytes_of_living_sockets_are_counted()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var before = session.View.Public;

        session.Tick("BTCUSDT", 50_100m);

        Assert.Equal((before.Frames + 1, before.Bytes + 4), (session.View.Public.Frames, session.View.Public.Bytes));
    }

    [Fact]
    public void The_view_counts_events_and_shows_the_clock_offset()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        Assert.Equal(session.Effects.Events[^1].Stamp.Sequence, session.View.Events);
        Assert.Equal(TimeSpan.Zero, session.View.ClockOffset);
    }

    [Fact]
    public void A_row_told_again_later_and_out_of_order_is_no_second_event()
    {
        var session = SessionHarness.Live();
        var first = session.Now;
        Orders(session, Order("o1", "New"));
        Executions(session, Fill("e1", "Trade"));
        session.AdvanceBy(1);
        Orders(session, Order("o1", "Filled"));
        session.Told();

        session.Say(session.Private, new OrderFrame(first, [Order("o1", "New")]));
        session.Say(session.Private, new ExecutionFrame(first, [Fill("e1", "Trade"), Fill("e2", "Trade")]));

        Assert.Equal(["o1 New", "o1 Filled"], session.Effects.Events.OfType<OrderUpdate>().Select(order => $"{order.OrderId} {order.Status}"));
        Assert.Equal(["e1", "e2"], session.Effects.Events.OfType<Execution>().Select(execution => execution.ExecutionId));
    }

    [Fact]
    public void What_was_told_long_ago_is_forgotten()
    {
        var recent = new Core.Session.RecentRows<int>(3);

        Assert.All([1, 2, 3], row => Assert.True(recent.Add(row)));
        Assert.False(recent.Add(1));
        Assert.True(recent.Add(4));
        Assert.True(recent.Add(1));
    }

    private static void Orders(SessionHarness session, params ImmutableArray<OrderRow> rows) =>
        session.Say(session.Private, new OrderFrame(session.Now, rows));

    private static void Executions(SessionHarness session, params ImmutableArray<ExecutionRow> rows) =>
        session.Say(session.Private, new ExecutionFrame(session.Now, rows));

    private static OrderRow Order(string id, string status) => new()
    {
        Category = "linear",
        Symbol = "BTCUSDT",
        PositionIdx = 0,
        OrderId = id,
        OrderLinkId = "",
        Side = Side.Sell,
        Status = status,
    };

    private static ExecutionRow Fill(string id, string type) => new()
    {
        Category = "linear",
        Symbol = "BTCUSDT",
        ExecutionId = id,
        OrderId = "o1",
        Side = Side.Buy,
        ExecutionType = type,
    };
}
