using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Connections;

[Category(Level.Unit)]
public sealed class StartTests
{
    [Fact]
    public void A_start_walks_from_the_dial_to_fresh_positions_and_prices()
    {
        var session = new SessionHarness();

        session.Start();
        session.Open(session.Public);
        session.OpenPrivate();
        session.Authenticate();
        session.Reconcile(Rows.Held("BTCUSDT"));
        session.Acknowledge();
        session.Snapshot("BTCUSDT", 50_100m);

        Golden.Equal("""
            dial public-1
            call measure clock
            dial private-1
            public.connected
            send private-1 auth expires 10s
            auth.success
            send private-1 subscribe position order execution wallet
            private.connected
            reconcile.started attempt 1
            call read positions USDT
            position.opened BTCUSDT#0 life 1 Buy 1 @ 50000 by Reconciliation
            position.update BTCUSDT#0 Buy 1 mark ? pnl ? by Reconciliation, Stale
            call read positions USDC
            send public-1 subscribe tickers.BTCUSDT
            reconcile.completed rows 1 corrected 1
            stream.fresh Private after 0s
            ticker.subscribed BTCUSDT
            position.update BTCUSDT#0 Buy 1 mark 50100 pnl 100 by Tick, Fresh
            stream.fresh Public after 0s
            """, session.Told());
    }
}
