using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>A live session with orders: BTCUSDT at 50 000, tick 0.1, step 0.001, and plugins that give commands.</summary>
internal sealed class OrderDesk
{
    public const Capabilities Everything = Capabilities.MoveStops | Capabilities.LoosenStops | Capabilities.TakeProfits
        | Capabilities.VenueTrailing | Capabilities.Reduce | Capabilities.CancelOwnOrders;

    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    public OrderDesk(OrderOptions? options, params PositionRow[] rows)
        : this(options, [], rows)
    {
    }

    private OrderDesk(OrderOptions? options, IReadOnlyList<JournalEntry> unfinished, PositionRow[] rows)
    {
        Session = SessionHarness.Live(
            new SessionOptions { Orders = options ?? new OrderOptions { Protection = StopPolicy.Off }, RunPrefix = "r1", Unfinished = unfinished }, rows);
        Session.Answer(new InstrumentsRead(Session.LastCall<ReadInstruments>().Id, [Btc]));
        Session.Told();
    }

    public static PositionKey Leg { get; } = new("main", "BTCUSDT", 0);

    public static Instrument Btc { get; } = new()
    {
        Symbol = "BTCUSDT",
        TickSize = 0.1m,
        QuantityStep = 0.001m,
        MinQuantity = 0.01m,
        MaxQuantity = 100m,
        MaxMarketQuantity = 4m,
        SettleCoin = "USDT",
    };

    public SessionHarness Session { get; }

    /// <summary>Every outcome so far, oldest first.</summary>
    public IReadOnlyList<CommandSettled> Settled => [.. Session.Effects.Events.OfType<CommandSettled>()];

    /// <summary>Requests that change something, oldest first.</summary>
    public IReadOnlyList<OrderCall> Sent => [.. Session.Effects.Calls.OfType<OrderCall>()];

    /// <summary>A run after one that left these requests open.</summary>
    public static OrderDesk After(IReadOnlyList<JournalEntry> unfinished, params PositionRow[] rows) => new(null, unfinished, rows);

    /// <summary>A long of one coin, entered at 50 000.</summary>
    public static OrderDesk Long(OrderOptions? options = null, decimal size = 1m, decimal? stop = null) =>
        new(options, Rows.Held("BTCUSDT", size) with { StopLoss = stop });

    /// <summary>A short of one coin, entered at 50 000.</summary>
    public static OrderDesk Short(OrderOptions? options = null, decimal size = 1m, decimal? stop = null) =>
        new(options, Rows.Held("BTCUSDT", size, side: Side.Sell) with { StopLoss = stop });

    /// <summary>Gives a command as a plugin that may do everything.</summary>
    public string Give(OrderCommand command, string plugin = "trail", PluginMode mode = PluginMode.Live, Capabilities granted = Everything)
    {
        var number = _numbers[plugin] = _numbers.GetValueOrDefault(plugin) + 1;
        Session.Command(new CommandRequest { Id = new CommandId(plugin, number), Command = command, Mode = mode, Granted = granted, Cause = "test" });
        return $"{plugin}/{number}";
    }

    public string Stop(decimal price, string plugin = "trail", bool mayLoosen = false, PluginMode mode = PluginMode.Live) =>
        Give(new SetStop(Leg, price, "test") { MayLoosen = mayLoosen }, plugin, mode);

    public string Close(string plugin = "aged", decimal? limit = null, PluginMode mode = PluginMode.Live) =>
        Give(new ClosePosition(Leg, "test") { LimitPrice = limit }, plugin, mode);

    public string Reduce(decimal quantity, string plugin = "aged", decimal? limit = null, PluginMode mode = PluginMode.Live) =>
        Give(new Reduce(Leg, quantity, "test") { LimitPrice = limit }, plugin, mode);

    /// <summary>The venue takes the newest request.</summary>
    public void Take(OrderCall? call = null) => Session.Answer(new OrderTaken((call ?? Sent[^1]).Id, "v1"));

    public void Refuse(int code, string text) => Session.Answer(new OrderRefused(Sent[^1].Id, code, text));

    public void Lose() => Session.Answer(new OrderInDoubt(Sent[^1].Id, "no answer within 10 s"));

    public void Fail(RestFailureKind kind, TimeSpan? retryAfter = null) => Session.Answer(new RestFailed(Sent[^1].Id, kind, "it went wrong", retryAfter));

    /// <summary>Answers the newest read of positions.</summary>
    public void Show(params PositionRow[] rows) => Session.Page("", rows);

    /// <summary>Answers the newest look for an order; no row: the venue knows none.</summary>
    public void ShowOrder(string? status)
    {
        var find = Session.LastCall<FindOrder>();
        Session.Answer(new OrdersRead(find.Id, status is null ? [] : [Order(find.OrderLinkId, status)]));
    }

    /// <summary>A frame of the order topic.</summary>
    public void PushOrder(string linkId, string status) => Session.Say(Session.Private, new OrderFrame(Session.Now, [Order(linkId, status)]));

    /// <summary>The outcome of a command; fails unless there is exactly one.</summary>
    public OrderOutcome OutcomeOf(string command)
    {
        var outcomes = Settled.Where(settled => settled.Id.ToString() == command).ToArray();
        Assert.True(outcomes.Length == 1, $"{command} has {outcomes.Length} outcomes.\n{Session.Told()}");
        return outcomes[0].Outcome;
    }

    public bool IsWaiting(string command) => Settled.All(settled => settled.Id.ToString() != command);

    public Denied MustBeDenied(string command, string rule)
    {
        var denied = Assert.IsType<Denied>(OutcomeOf(command));
        Assert.Equal(rule, denied.Rule);
        return denied;
    }

    public SetTradingStop MustHaveSentStop(decimal price)
    {
        var sent = Assert.IsType<SetTradingStop>(Sent[^1]);
        Assert.Equal(price, sent.StopLoss);
        return sent;
    }

    private static OrderRow Order(string linkId, string status) => new()
    {
        Category = "linear",
        Symbol = "BTCUSDT",
        PositionIdx = 0,
        OrderId = "v1",
        OrderLinkId = linkId,
        Side = Side.Sell,
        Status = status,
        LeavesQuantity = 1m,
        RejectReason = "EC_Test",
    };
}
