using PluginHybrid.FakeExchange;
using PluginHybrid.Sdk.Values;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.System.Tests.Scenario;

/// <summary>One way to hold bitcoin: long or short, one-way or as a leg of a hedge.</summary>
/// <param name="Side">Long or short.</param>
/// <param name="PositionIdx">0 one-way, 1 buy leg, 2 sell leg.</param>
public sealed record Leg(Side Side, int PositionIdx)
{
    public const string Symbol = "BTCUSDT";

    public PositionKey Key => new(PositionKey.MainAccount, Symbol, PositionIdx);

    public bool IsLong => Side == Side.Buy;

    public FakeBybitOptions Fake => new() { Seed = 7, HedgeSymbols = PositionIdx == 0 ? [] : [Symbol] };

    /// <summary>A price this many percent in the leg's favour from where it was opened.</summary>
    public static decimal From(decimal entry, decimal percent, bool isLong) => Math.Round(entry * (1 + ((isLong ? percent : -percent) / 100)), 1);
}
