using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.FakeExchange;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;
using VenueSide = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Orders;

/// <summary>A stream over real sockets and REST that holds a long of BTCUSDT and gives commands as a plugin would.</summary>
internal sealed class Trader : IAsyncDisposable
{
    public const string StopPath = "/v5/position/trading-stop";
    public const string CreatePath = "/v5/order/create";

    private long _number;

    private Trader(Rig rig) => Rig = rig;

    public static PositionKey Leg { get; } = new("main", "BTCUSDT", 0);

    public Rig Rig { get; }

    public FakeBybit Exchange => Rig.Exchange;

    public static async Task<Trader> LongAsync(IJournal? journal = null, OrderOptions? orders = null)
    {
        var rig = await Rig.FreshAsync(new RigPlan
        {
            Fake = new FakeBybitOptions { Seed = 7 },
            Before = exchange => exchange.OpenPosition("BTCUSDT", VenueSide.Buy, 0.1m),
            Orders = orders ?? new OrderOptions { Protection = StopPolicy.Off },
            Journal = journal ?? NoJournal.Instance,
        });
        await Wait.Until("the trading rules", () => rig.Events.Of<InstrumentUpdate>().Count > 0, rig.Tell);
        return new Trader(rig);
    }

    /// <summary>A price some percent below the present mark.</summary>
    public decimal Below(decimal percent) => Math.Floor(Exchange.Position("BTCUSDT").MarkPrice * (1 - (percent / 100)));

    public string Give(OrderCommand command, PluginMode mode = PluginMode.Live)
    {
        var id = new CommandId("trail", ++_number);
        ((ICommandPort)Rig.Stream).Submit(new CommandRequest
        {
            Id = id,
            Command = command,
            Mode = mode,
            Granted = Capabilities.MoveStops | Capabilities.Reduce | Capabilities.TakeProfits | Capabilities.CancelOwnOrders,
        });
        return id.ToString();
    }

    public string Stop(decimal price) => Give(new SetStop(Leg, price, "a test says so"));

    public async Task<OrderOutcome> OutcomeOf(string command)
    {
        await Wait.Until($"the outcome of {command}", () => Outcomes(command).Count > 0, Rig.Tell);
        return Assert.Single(Outcomes(command));
    }

    public int Requests(string path) => Exchange.Controls.Rest.Count(path);

    public ValueTask DisposeAsync() => Rig.DisposeAsync();

    private List<OrderOutcome> Outcomes(string command) =>
        [.. Rig.Events.Of<CommandSettled>().Where(settled => settled.Id.ToString() == command).Select(settled => settled.Outcome)];
}
