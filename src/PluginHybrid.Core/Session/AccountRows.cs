using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>Turns rows of the order, execution and wallet topics into events, one per row, in the order sent.</summary>
/// <remarks>A row that the venue tells again, perhaps later and out of order, is told no second time: a fill counted twice would be a fill too many.</remarks>
/// <param name="account">Our name of the account.</param>
/// <param name="sink">Where events go.</param>
/// <param name="effects">Where rows of other categories are noted, once.</param>
internal sealed class AccountRows(string account, IEventSink sink, ISessionEffects effects)
{
    private const int Remembered = 2_000;

    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);
    private readonly RecentRows<(DateTimeOffset, OrderRow)> _orders = new(Remembered);
    private readonly RecentRows<(string, string)> _executions = new(Remembered);
    private readonly RecentRows<(DateTimeOffset, WalletRow)> _wallets = new(Remembered);

    public void Take(OrderFrame frame)
    {
        foreach (var row in frame.Rows.Where(row => IsOurs(row.Category) && _orders.Add((frame.CreationTime, row))))
        {
            sink.Publish(new OrderUpdate
            {
                Stamp = sink.NextStamp(),
                Key = new(account, row.Symbol, row.PositionIdx),
                OrderId = row.OrderId,
                OrderLinkId = row.OrderLinkId,
                Side = row.Side,
                OrderType = row.OrderType,
                Status = row.Status,
                StopOrderType = row.StopOrderType,
                CreateType = row.CreateType,
                Quantity = row.Quantity,
                Price = row.Price,
                TriggerPrice = row.TriggerPrice,
                AveragePrice = row.AveragePrice,
                FilledQuantity = row.FilledQuantity,
                LeavesQuantity = row.LeavesQuantity,
                ReduceOnly = row.ReduceOnly,
                RejectReason = row.RejectReason,
                CancelType = row.CancelType,
                VenueTime = frame.CreationTime,
            });
        }
    }

    public void Take(ExecutionFrame frame)
    {
        foreach (var row in frame.Rows.Where(row => IsOurs(row.Category) && _executions.Add((row.Symbol, row.ExecutionId))))
        {
            sink.Publish(new Execution
            {
                Stamp = sink.NextStamp(),
                Symbol = row.Symbol,
                ExecutionId = row.ExecutionId,
                OrderId = row.OrderId,
                OrderLinkId = row.OrderLinkId,
                Side = row.Side,
                ExecutionType = row.ExecutionType,
                IsTrade = IsTrade(row.ExecutionType),
                Price = row.Price,
                Quantity = row.Quantity,
                Fee = row.Fee,
                ClosedSize = row.ClosedSize,
                CrossSequence = row.Seq,
                VenueTime = row.ExecutedAt ?? frame.CreationTime,
            });
        }
    }

    public void Take(WalletFrame frame)
    {
        foreach (var row in frame.Rows.Where(row => _wallets.Add((frame.CreationTime, row))))
        {
            sink.Publish(new WalletUpdate(sink.NextStamp(), row.AccountType, row.Coin, row.WalletBalance, row.Equity, frame.CreationTime));
        }
    }

    // Spot and linear share names such as BTCUSDT (FACTS §5): a row of another category would pass for one of ours.
    private bool IsOurs(string category)
    {
        if (category is "linear" or "")
        {
            return true;
        }

        if (_ignored.Add(category))
        {
            effects.Note(NoteKind.Information, $"Orders and executions of category {category} are left alone: this host manages linear");
        }

        return false;
    }

    // Funding, delivery and settlement come on the execution topic and are payments (FACTS §7, pitfall 31).
    private static bool IsTrade(string executionType) =>
        executionType is "Trade" or "AdlTrade" or "BustTrade" or "BlockTrade";
}
