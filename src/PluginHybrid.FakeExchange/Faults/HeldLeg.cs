using System.Globalization;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>A held leg, in words that venue and host share.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Leg">0 one-way, 1 long, 2 short.</param>
/// <param name="Side"><c>Buy</c> or <c>Sell</c>.</param>
/// <param name="Size">Positive.</param>
/// <param name="EntryPrice">Average entry.</param>
/// <param name="StopLoss">0 when there is none.</param>
/// <param name="MarkPrice">The newest mark known; 0 when none is.</param>
public sealed record HeldLeg(string Symbol, int Leg, string Side, decimal Size, decimal EntryPrice, decimal StopLoss, decimal MarkPrice)
{
    /// <summary>Facts without the price, for comparison.</summary>
    public string Facts => string.Create(
        CultureInfo.InvariantCulture, $"{Symbol}#{Leg} {Side} {Size:0.########} at {EntryPrice:0.########} stop {StopLoss:0.########}");
}
