using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Venue;

/// <summary>A venue without any server, moved by hand, with prices that make arithmetic easy.</summary>
internal sealed class VenueUnderTest
{
    public const string Symbol = "AAAUSDT";

    public VenueUnderTest(VenueRules? rules = null, bool hedge = false)
    {
        Model = new VenueModel(new VenueClock(Time), rules ?? new VenueRules { TakerFee = 0.001m, MakerFee = 0.0005m }, seed: 1);
        Model.Add(new Instrument { Symbol = Symbol, BaseCoin = "AAA", StartPrice = 100, TickSize = 0.5m, QtyStep = 0.1m, MinQty = 0.1m, MaxQty = 1_000, MaxMarketQty = 500 });
        Account = Model.Add(new Credentials("k", "s"));
        if (hedge)
        {
            Account.HedgeSymbols.Add(Symbol);
        }
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));

    public VenueModel Model { get; }

    public Account Account { get; }

    public Position Row(int idx = 0) => Model.AtMark(Account.Position(Symbol, idx));

    public Wallet Wallet => Model.WalletNow(Account, "USDT");

    /// <summary>Trades at an exact price: the touch is put there first.</summary>
    public Order Trade(Side side, decimal qty, decimal price, bool reduceOnly = false, int idx = 0)
    {
        Last(side == Side.Buy ? price : price + 0.5m);
        return Model.Create(Account, new OrderRequest { Symbol = Symbol, Side = side, Qty = qty, ReduceOnly = reduceOnly, PositionIdx = idx }).OrThrow();
    }

    /// <summary>Moves the last price; ask is equal to it, bid half a point below.</summary>
    public void Last(decimal price)
    {
        var quote = Model.Quote(Symbol)!;
        quote.Move(last: price);
        Model.PriceMoved(quote);
    }

    public void Mark(decimal price)
    {
        var quote = Model.Quote(Symbol)!;
        quote.Move(mark: price);
        Model.PriceMoved(quote);
    }

    public Refusal? Order(Func<OrderRequest, OrderRequest> change) =>
        Model.Create(Account, change(new OrderRequest { Symbol = Symbol, Side = Side.Buy, Qty = 1 })).Refusal;

    public Refusal? Stops(Func<StopRequest, StopRequest> change) => Model.SetStops(Account, change(new StopRequest { Symbol = Symbol }));

    public IReadOnlyList<Order> Open => Account.OpenOrders;

    public Order LastClosed => Account.ClosedOrders[^1];
}
