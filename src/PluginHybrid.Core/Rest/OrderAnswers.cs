using System.Collections.Immutable;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Rest;

/// <summary>The venue took an <see cref="OrderCall"/>. Of an order that is not the fill.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="OrderId">The venue's order id; empty for stops.</param>
public sealed record OrderTaken(long Id, string OrderId) : RestAnswer(Id);

/// <summary>The venue understood an <see cref="OrderCall"/> and refused it. Nothing was done.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Code">The venue's <c>retCode</c>.</param>
/// <param name="Text">The venue's text, redacted. Not stable: match by prefix at most.</param>
public sealed record OrderRefused(long Id, int Code, string Text) : RestAnswer(Id);

/// <summary>Whether the venue acted on an <see cref="OrderCall"/> is not known. Look before anything is sent again.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Reason">In words, redacted.</param>
public sealed record OrderInDoubt(long Id, string Reason) : RestAnswer(Id);

/// <summary>Orders, as asked for by <see cref="FindOrder"/> or <see cref="ReadOpenOrders"/>.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Rows">The orders; none: the venue knows no such order.</param>
public sealed record OrdersRead(long Id, ImmutableArray<OrderRow> Rows) : RestAnswer(Id);

/// <summary>The trading rules of all symbols that state a tick and a step.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Instruments">In the venue's order.</param>
public sealed record InstrumentsRead(long Id, ImmutableArray<Instrument> Instruments) : RestAnswer(Id);
