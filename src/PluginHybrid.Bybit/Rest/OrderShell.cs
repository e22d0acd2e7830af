using System.Collections.Immutable;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Rest;

/// <summary>Makes the session's order requests and the reads that go with them.</summary>
/// <param name="client">Not disposed here.</param>
internal sealed class OrderShell(BybitRestClient client)
{
    /// <summary>Sends a request that changes something.</summary>
    /// <param name="call">The request.</param>
    /// <param name="token">Cancels; the fate of the request is then not known.</param>
    public async Task<RestAnswer> SendAsync(OrderCall call, CancellationToken token)
    {
        try
        {
            return call switch
            {
                SetTradingStop set => Sorted(call.Id, await client.SetTradingStopAsync(ToStop(set), token).ConfigureAwait(false), _ => ""),
                PlaceReduction place => Sorted(call.Id, await client.ReduceAsync(ToOrder(place), token).ConfigureAwait(false), ack => ack.OrderId),
                CancelReduction cancel => Sorted(
                    call.Id, await client.CancelAsync(cancel.Leg.Symbol, OrderName.Ours(cancel.OrderLinkId), token).ConfigureAwait(false), ack => ack.OrderId),
                _ => new RestFailed(call.Id, RestFailureKind.Refused, $"nobody here makes a {call.GetType().Name}"),
            };
        }
        catch (ArgumentException misuse)
        {
            // Thrown while the body is written: nothing was sent.
            return new RestFailed(call.Id, RestFailureKind.Refused, misuse.Message);
        }
    }

    /// <summary>Makes a read that goes with orders.</summary>
    /// <param name="call">The read.</param>
    /// <param name="token">Cancels.</param>
    public async Task<RestAnswer> ReadAsync(RestCall call, CancellationToken token)
    {
        try
        {
            return call switch
            {
                FindOrder find => Orders(find.Id, await client.FindOrderAsync(find.Symbol, OrderName.Ours(find.OrderLinkId), token).ConfigureAwait(false)),
                ReadOpenOrders open => await OpenOrdersAsync(open, token).ConfigureAwait(false),
                _ => Instruments(call.Id, await client.ReadInstrumentsAsync(token).ConfigureAwait(false)),
            };
        }
        catch (ArgumentException misuse)
        {
            return new RestFailed(call.Id, RestFailureKind.Refused, misuse.Message);
        }
    }

    // The cursor is not empty even when the page was the last one: stop at an empty page or a repeated cursor.
    private async Task<RestAnswer> OpenOrdersAsync(ReadOpenOrders read, CancellationToken token)
    {
        var rows = ImmutableArray.CreateBuilder<OrderRow>();
        var cursors = new HashSet<string>(StringComparer.Ordinal) { "" };
        var cursor = "";
        while (true)
        {
            var outcome = await client.ReadOpenOrdersAsync("", read.Symbol, cursor, token).ConfigureAwait(false);
            if (outcome is not Ok<OrderPage> page)
            {
                return RestShell.Failure(read.Id, outcome);
            }

            rows.AddRange(page.Value.Rows);
            cursor = page.Value.NextCursor;
            if (page.Value.Rows.Length == 0 || !cursors.Add(cursor))
            {
                return new OrdersRead(read.Id, rows.ToImmutable());
            }
        }
    }

    private static RestAnswer Sorted<T>(long id, RestOutcome<T> outcome, Func<T, string> orderId) => outcome switch
    {
        Ok<T> ok => new OrderTaken(id, orderId(ok.Value)),
        Rejected<T> rejected => new OrderRefused(id, rejected.RetCode, rejected.Text),
        Unknown<T> unknown => new OrderInDoubt(id, unknown.Reason),
        _ => RestShell.Failure(id, outcome),
    };

    private static RestAnswer Orders(long id, RestOutcome<OrderPage> outcome) =>
        outcome is Ok<OrderPage> ok ? new OrdersRead(id, ok.Value.Rows) : RestShell.Failure(id, outcome);

    private static RestAnswer Instruments(long id, RestOutcome<ImmutableArray<InstrumentRow>> outcome) =>
        outcome is Ok<ImmutableArray<InstrumentRow>> ok
            ? new InstrumentsRead(id, [.. ok.Value.Select(ToInstrument).OfType<Instrument>()])
            : RestShell.Failure(id, outcome);

    // Without tick and step nothing could be rounded: such a symbol stays unknown.
    private static Instrument? ToInstrument(InstrumentRow row) => row is { TickSize: > 0 and var tick, QuantityStep: > 0 and var step }
        ? new Instrument
        {
            Symbol = row.Symbol,
            TickSize = tick,
            QuantityStep = step,
            MinQuantity = row.MinQuantity ?? 0,
            MaxQuantity = row.MaxQuantity is > 0 ? row.MaxQuantity : null,
            MaxMarketQuantity = row.MaxMarketQuantity is > 0 ? row.MaxMarketQuantity : null,
            MinNotional = row.MinNotional,
            SettleCoin = row.SettleCoin,
        }
        : null;

    private static TradingStop ToStop(SetTradingStop set) => new()
    {
        Symbol = set.Leg.Symbol,
        PositionIdx = set.Leg.PositionIdx,
        StopLoss = set.StopLoss,
        TakeProfit = set.TakeProfit,
        TrailingStop = set.TrailingStop,
        ActivePrice = set.ActivePrice,
        StopLossTrigger = set.StopLoss is null ? null : ToTrigger(set.Trigger),
        TakeProfitTrigger = set.TakeProfit is null or 0 ? null : ToTrigger(set.Trigger),
    };

    private static ReduceOnlyOrder ToOrder(PlaceReduction place) => new()
    {
        Symbol = place.Leg.Symbol,
        PositionIdx = place.Leg.PositionIdx,
        Side = place.Side,
        OrderLinkId = place.OrderLinkId,
        Quantity = place.Quantity,
        LimitPrice = place.LimitPrice,
    };

    private static StopTrigger ToTrigger(Sdk.Orders.StopTrigger trigger) => trigger switch
    {
        Sdk.Orders.StopTrigger.LastPrice => StopTrigger.LastPrice,
        Sdk.Orders.StopTrigger.IndexPrice => StopTrigger.IndexPrice,
        _ => StopTrigger.MarkPrice,
    };
}
