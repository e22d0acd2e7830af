namespace PluginHybrid.FakeExchange.Venue;

/// <summary>One execution: a trade of an order, or funding.</summary>
/// <param name="Order">The order after this fill.</param>
/// <param name="ExecId">The venue's id of the fill.</param>
/// <param name="ExecType"><c>Trade</c> or <c>Funding</c> (FACTS §7).</param>
/// <param name="Qty">Quantity filled.</param>
/// <param name="Price">Price of the fill.</param>
/// <param name="Fee">Fee paid (+) or received (-), in the settle coin.</param>
/// <param name="FeeRate">Fraction of the value.</param>
/// <param name="ClosedSize">How much of the quantity reduced a position.</param>
/// <param name="Pnl">Realised result of the closed part, before fees.</param>
/// <param name="MarkPrice">Mark price then.</param>
/// <param name="IsMaker">True when the order was resting.</param>
/// <param name="Seq">Cross sequence of the trade.</param>
/// <param name="Ms">Venue milliseconds of the trade.</param>
public sealed record Fill(
    Order Order,
    string ExecId,
    string ExecType,
    decimal Qty,
    decimal Price,
    decimal Fee,
    decimal FeeRate,
    decimal ClosedSize,
    decimal Pnl,
    decimal MarkPrice,
    bool IsMaker,
    long Seq,
    long Ms);
