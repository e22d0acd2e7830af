using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>Numbers the rehearsal's events as a session does, and publishes them.</summary>
/// <param name="router">Where plugins listen.</param>
/// <param name="time">The rehearsal's clock.</param>
internal sealed class RehearsalEvents(EventRouter router, VirtualTime time)
{
    private long _sequence;

    /// <summary>The input that is being worked on.</summary>
    public long Input { get; private set; }

    /// <summary>Events so far.</summary>
    public long Published => _sequence;

    /// <summary>A new input: what is published from now on was caused by it.</summary>
    public void Begin() => Input++;

    /// <summary>Trading rules.</summary>
    public void Rules(Instrument instrument) => router.Emit(new InstrumentUpdate(Stamp(), instrument));

    /// <summary>A stream opens and its half of the truth is the venue's.</summary>
    public void Connected(StreamKind stream)
    {
        router.Emit(new StreamConnected(Stamp(), stream));
        router.Emit(new StreamFresh(Stamp(), stream, TimeSpan.Zero));
    }

    /// <summary>A stream's half can no longer be trusted.</summary>
    public void Stale(StreamKind stream) => router.Emit(new StreamStale(Stamp(), stream, "rehearsed: no frame for 30 s"));

    /// <summary>It can again.</summary>
    public void Fresh(StreamKind stream, TimeSpan gap) => router.Emit(new StreamFresh(Stamp(), stream, gap));

    /// <summary>A leg is there.</summary>
    public void Opened(Position position, UpdateCause cause) => router.Emit(new PositionOpened(Stamp(), position, Now, cause));

    /// <summary>A leg at a price, or with new facts.</summary>
    public void Updated(RehearsalLeg leg, UpdateCause cause, Freshness freshness) => router.Emit(new PositionUpdate
    {
        Stamp = Stamp(),
        Position = leg.Position,
        MarkPrice = leg.Mark,
        LastPrice = leg.Mark,
        UnrealisedPnl = leg.Pnl,
        VenueTime = Now,
        MarkAge = TimeSpan.Zero,
        Cause = cause,
        Freshness = freshness,
    });

    /// <summary>A leg is flat.</summary>
    public void Closed(RehearsalLeg leg) => router.Emit(new PositionClosed(Stamp(), leg.Position, leg.Pnl, Now, UpdateCause.PrivatePush));

    /// <summary>A watched symbol's ticker.</summary>
    public void Ticker(string symbol, decimal price) => router.Emit(new TickerUpdate
    {
        Stamp = Stamp(),
        Symbol = symbol,
        MarkPrice = price,
        LastPrice = price,
        IndexPrice = price,
        BidPrice = price,
        AskPrice = price,
        FundingRate = 0.0001m,
        NextFundingAt = Now.Date.AddDays(1),
        VenueTime = Now,
    });

    /// <summary>An order that made a leg smaller was filled.</summary>
    public void Filled(RehearsalLeg leg, decimal quantity, string link, string stopType)
    {
        var side = leg.IsLong ? Side.Sell : Side.Buy;
        var order = $"order-{Input}";
        router.Emit(new OrderUpdate
        {
            Stamp = Stamp(),
            Key = leg.Position.Key,
            OrderId = order,
            OrderLinkId = link,
            Side = side,
            OrderType = "Market",
            Status = "Filled",
            StopOrderType = stopType,
            CreateType = stopType.Length > 0 ? $"CreateBy{stopType}" : "CreateByUser",
            Quantity = quantity,
            AveragePrice = leg.Mark,
            FilledQuantity = quantity,
            LeavesQuantity = 0,
            ReduceOnly = true,
            RejectReason = "EC_NoError",
            CancelType = "",
            VenueTime = Now,
        });
        router.Emit(new Execution
        {
            Stamp = Stamp(),
            Symbol = leg.Position.Key.Symbol,
            ExecutionId = $"execution-{Input}",
            OrderId = order,
            OrderLinkId = link,
            Side = side,
            ExecutionType = "Trade",
            IsTrade = true,
            Price = leg.Mark,
            Quantity = quantity,
            Fee = quantity * leg.Mark * 0.00055m,
            ClosedSize = quantity,
            VenueTime = Now,
        });
    }

    /// <summary>The account's balance.</summary>
    public void Wallet(decimal balance, decimal equity) => router.Emit(new WalletUpdate(Stamp(), "UNIFIED", "USDT", balance, equity, Now));

    /// <summary>The answer to a command.</summary>
    public void Settled(CommandRequest request, OrderOutcome outcome) =>
        router.Emit(new CommandSettled(Stamp(), request.Id, request.Command, request.Mode, outcome));

    private DateTimeOffset Now => time.GetUtcNow();

    private EventStamp Stamp() => new(++_sequence, Input, Now);
}
