using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Spec;

/// <summary>The user's document, "Event Processing Tests", case by case, and the decision side of its failover cases.</summary>
[Category(Level.Unit)]
public sealed class EventProcessingTests
{
    [Fact]
    public void Position_opened_triggers_subscription()
    {
        var session = SessionHarness.Live();

        session.Push(Rows.Held("BTCUSDT", size: 1.0m, entry: 50_000.0m) with { MarkPrice = 50_100.0m });

        session.MustHaveTold("send public-1 subscribe tickers.BTCUSDT");
        Assert.Equal("BTCUSDT", Assert.Single(session.View.Positions).Key.Symbol);
    }

    [Fact]
    public void Position_closed_triggers_unsubscription_also_when_the_flat_row_still_names_a_side()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Push(Rows.Flat("BTCUSDT") with { Side = Side.Buy, EntryPrice = 50_000m, MarkPrice = 50_500m });

        session.MustHaveTold("send public-1 unsubscribe tickers.BTCUSDT");
        Assert.Empty(session.View.Positions);
    }

    [Fact]
    public void Ticker_update_combines_with_position()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT", size: 1.0m, entry: 50_000.0m));
        session.Told();

        session.Tick("BTCUSDT", 50_500.0m, last: 50_499.0m);

        var update = session.Effects.Events.OfType<PositionUpdate>().Last();
        Assert.Equal(
            ("BTCUSDT", 50_500m, 50_499m, 1m, Side.Buy, 500m),
            (update.Position.Key.Symbol, update.MarkPrice, update.LastPrice, update.Position.Size, update.Position.Side, update.UnrealisedPnl));
        Assert.Single(session.Told().Split('\n'));
    }

    [Fact]
    public void Ticker_update_without_position_no_event()
    {
        var session = SessionHarness.Live();
        session.Watch("BTCUSDT");
        session.Acknowledge();
        session.Told();

        session.Snapshot("BTCUSDT", 50_500m);

        Golden.Equal("", session.Told());
        Assert.Equal(50_500m, Assert.Single(session.View.MarkPrices).Value);
    }

    [Fact]
    public void Both_streams_connect_and_the_private_one_authenticates()
    {
        var session = SessionHarness.Live();

        Assert.Equal((ConnectionState.Live, ConnectionState.Live), (session.View.Private.State, session.View.Public.State));
        Assert.Single(session.Effects.Events.OfType<AuthSucceeded>());
    }
}
