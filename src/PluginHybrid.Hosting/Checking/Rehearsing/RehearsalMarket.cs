using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>What happens in a rehearsal: a market that gives every plugin a reason to act, the same for the same seed.</summary>
/// <remarks>
/// Three symbols; a long, a short and both legs of a hedge, one of them without a stop and there from the start. The
/// market goes their way, then against them through any stop; prices go stale once; one leg is opened again and grows
/// 30 hours old; at the end a person closes what is left.
/// </remarks>
/// <param name="venue">Where it happens.</param>
/// <param name="events">For what is no leg's.</param>
/// <param name="time">The rehearsal's clock.</param>
/// <param name="seed">Seeds the noise of the prices.</param>
internal sealed class RehearsalMarket(RehearsalVenue venue, RehearsalEvents events, VirtualTime time, int seed)
{
    private static readonly PositionKey Long = new(PositionKey.MainAccount, "BTCUSDT", 0);
    private static readonly PositionKey Short = new(PositionKey.MainAccount, "ETHUSDT", 0);
    private static readonly PositionKey HedgeBuy = new(PositionKey.MainAccount, "SOLUSDT", 1);
    private static readonly PositionKey HedgeSell = new(PositionKey.MainAccount, "SOLUSDT", 2);

    private readonly Random _noise = new(seed);
    private readonly SortedDictionary<string, decimal> _prices = new(StringComparer.Ordinal) { ["BTCUSDT"] = 60_000m, ["ETHUSDT"] = 3_000m, ["SOLUSDT"] = 150m };

    /// <summary>Trading rules, streams, and the leg that was there before: what a plugin finds when it starts.</summary>
    public void Before()
    {
        events.Begin();
        events.Rules(Rules("BTCUSDT", 0.1m, 0.001m));
        events.Rules(Rules("ETHUSDT", 0.01m, 0.01m));
        events.Rules(Rules("SOLUSDT", 0.01m, 0.1m));
        events.Connected(StreamKind.Private);
        events.Connected(StreamKind.Public);
        events.Wallet(100_000m, 100_000m);
        venue.Open(Long, Side.Buy, 0.5m, 60_000m, cause: UpdateCause.Reconciliation);
    }

    /// <summary>The rest of it.</summary>
    /// <param name="token">Gives up between two prices.</param>
    public void Play(CancellationToken token)
    {
        var tick = TimeSpan.FromMilliseconds(100);
        venue.Open(Short, Side.Sell, 5m, 3_000m, stop: 3_150m);
        venue.Open(HedgeBuy, Side.Buy, 100m, 150m);
        venue.Open(HedgeSell, Side.Sell, 60m, 150m);
        Move(600, tick, 0.06, -0.05, 0.04, token);
        venue.Trust(fresh: false, TimeSpan.Zero);
        Move(20, tick, 0, 0, 0, token);
        venue.Trust(fresh: true, TimeSpan.FromSeconds(2));
        Move(600, tick, -0.12, 0.11, -0.10, token);
        venue.Close(Long);
        venue.Open(Long, Side.Buy, 0.2m, _prices["BTCUSDT"]);
        Move(360, TimeSpan.FromMinutes(5), 0.03, 0.01, -0.02, token);
        foreach (var leg in new[] { Long, Short, HedgeBuy, HedgeSell })
        {
            venue.Close(leg);
        }

        time.Advance(TimeSpan.FromSeconds(10));
        venue.Settle();
    }

    // Drift as a fraction over all steps, with noise of a hundredth of a percent per step around it.
    private void Move(int steps, TimeSpan between, double first, double second, double third, CancellationToken token)
    {
        double[] drifts = [first, second, third];
        var from = _prices.ToArray();
        for (var step = 1; step <= steps; step++)
        {
            token.ThrowIfCancellationRequested();
            time.Advance(between);
            venue.Settle();
            for (var i = 0; i < from.Length; i++)
            {
                var (symbol, began) = from[i];
                var share = (drifts[i] * step / steps) + ((_noise.NextDouble() - 0.5) * 0.0004);
                _prices[symbol] = Math.Round(began * (1 + (decimal)share), 2);
                venue.Price(symbol, _prices[symbol]);
            }
        }
    }

    private static Instrument Rules(string symbol, decimal tick, decimal step) => new()
    {
        Symbol = symbol,
        TickSize = tick,
        QuantityStep = step,
        MinQuantity = step,
        MaxQuantity = 10_000m,
        MaxMarketQuantity = 1_000m,
        MinNotional = 5m,
        SettleCoin = "USDT",
    };
}
