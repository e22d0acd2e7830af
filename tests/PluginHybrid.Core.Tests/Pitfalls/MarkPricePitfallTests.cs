using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Pitfalls;

/// <summary>FACTS §9, "Mark price", as far as the core decides.</summary>
[Category(Level.Unit)]
public sealed class MarkPricePitfallTests
{
    [Fact]
    public void Pitfall_36_a_mark_price_that_stands_still_for_20_seconds_is_fresh()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        for (var second = 0; second < 19; second++)
        {
            session.AdvanceBy(1);
            session.Say(session.Public, new TickerFrame
            {
                Symbol = session.Symbols.Add("BTCUSDT"),
                CrossSequence = 1_000 + second,
                VenueTimeMs = session.Now.ToUnixTimeMilliseconds(),
                Stated = TickerFields.Last,
                LastPrice = 50_000m + second,
            });
        }

        var update = session.Effects.Events.OfType<PositionUpdate>().Last();
        Assert.Equal((Freshness.Fresh, TimeSpan.FromSeconds(19), 50_000m), (update.Freshness, update.MarkAge, update.MarkPrice));
    }

    [Fact]
    public void Pitfall_37_steps_of_cs_are_no_gap_and_only_what_is_not_above_the_last_is_dropped()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Tick("BTCUSDT", 50_001m, cs: 80);
        session.Tick("BTCUSDT", 50_002m, cs: 5_014);
        session.Tick("BTCUSDT", 1m, cs: 5_014);
        session.Tick("BTCUSDT", 50_003m, cs: 5_015);

        Assert.Equal(
            [50_001m, 50_002m, 50_003m],
            session.Effects.Events.OfType<PositionUpdate>().TakeLast(3).Select(update => update.MarkPrice!.Value));
    }

    [Fact]
    public void Pitfall_38_a_spot_order_of_the_same_name_is_not_one_of_the_perpetual()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Say(session.Private, new OrderFrame(session.Now, [new()
        {
            Category = "spot",
            Symbol = "BTCUSDT",
            PositionIdx = 0,
            OrderId = "o1",
            OrderLinkId = "",
            Side = Sdk.Values.Side.Sell,
            Status = "Filled",
        }]));
        session.Push(Rows.Held("BTCUSDT", size: 9m, seq: 900) with { Category = "spot" });

        session.MustNotHaveTold("BTCUSDT#0");
        Assert.Equal(1m, session.View.Positions[0].Size);
    }
}
