using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Tests.Orders;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Tests.Properties;

/// <summary>Any sequence of commands, answers, ticks and reconnects over one leg, and the promises that hold after every step.</summary>
internal sealed class OrderWalk
{
    private static readonly string[] Plugins = ["a", "b", "c"];

    private readonly OrderDesk _desk;
    private readonly Side _side;
    private readonly HashSet<long> _answered = [];
    private readonly HashSet<long> _doubtful = [];
    private readonly List<string> _commands = [];
    private decimal? _stop;
    private decimal _mark = 50_000m;
    private long _seq = 100;
    private int _calls;

    public OrderWalk(bool isLong)
    {
        _side = isLong ? Side.Buy : Side.Sell;
        _desk = isLong ? OrderDesk.Long() : OrderDesk.Short();
    }

    public string Told => string.Join('\n', _desk.Session.Effects.Lines.TakeLast(60));

    public void Step(int step)
    {
        var argument = step / 8;
        var plugin = Plugins[argument % 3];
        var away = 1 + (argument % 40);
        switch (step % 8)
        {
            case 0 or 1:
                _commands.Add(_desk.Stop(_side == Side.Buy ? _mark - (away * 25) : _mark + (away * 25), plugin, mayLoosen: argument % 5 == 0));
                break;
            case 2:
                _commands.Add(argument % 3 == 0 ? _desk.Close(plugin) : _desk.Reduce(0.1m, plugin));
                break;
            case 3:
                _commands.Add(_desk.Give(new SetTakeProfit(OrderDesk.Leg, _side == Side.Buy ? _mark + away : _mark - away, "test"), plugin));
                break;
            case 4:
                _mark = 50_000m + (argument % 400) - 200;
                _desk.Session.Tick("BTCUSDT", _mark);
                break;
            case 5:
                _desk.Session.AdvanceBy(0.05 * (argument % 60));
                break;
            default:
                Answer(argument);
                break;
        }

        MustHold();
    }

    /// <summary>The venue answers everything from now on, in time.</summary>
    public void Settle()
    {
        for (var round = 0; round < 60; round++)
        {
            foreach (var call in Open().ToArray())
            {
                Answer(call, 0);
            }

            _desk.Session.PassSeconds(1);
        }

        foreach (var command in _commands)
        {
            _desk.OutcomeOf(command);
        }
    }

    private IEnumerable<RestCall> Open() => _desk.Session.Effects.Calls.Where(call =>
        call is OrderCall or FindOrder or ReadPositions { Symbol: "BTCUSDT" } && !_answered.Contains(call.Id));

    private void Answer(int argument)
    {
        var open = Open().ToArray();
        if (open.Length > 0)
        {
            Answer(open[argument % open.Length], argument / 7 % 6);
        }
    }

    private void Answer(RestCall call, int how)
    {
        _answered.Add(call.Id);
        _doubtful.Clear();
        switch (call)
        {
            case ReadPositions read:
                _desk.Session.Answer(new PositionsRead(read.Id, _desk.Session.Now, [Row()], ""));
                break;
            case FindOrder find:
                _desk.Session.Answer(new OrdersRead(find.Id, []));
                break;
            case OrderCall order:
                _desk.Session.Answer(ToOrder(order, how));
                break;
        }
    }

    private RestAnswer ToOrder(OrderCall call, int how)
    {
        if (how is 0 or 1 or 5 && call is SetTradingStop { StopLoss: { } stop })
        {
            MustNotBeLooser(stop);
            _stop = stop;
        }

        return how switch
        {
            0 or 1 => new OrderTaken(call.Id, "v1"),
            2 => new OrderRefused(call.Id, 10001, "StopLoss:1 set for Buy position should lower than base_price:1??MarkPrice"),
            3 => new RestFailed(call.Id, RestFailureKind.RateLimited, "10006", TimeSpan.FromMilliseconds(700)),
            4 => new OrderRefused(call.Id, 10001, "can not set tp/sl/ts for zero position"),
            _ => Doubtful(call),
        };
    }

    private OrderInDoubt Doubtful(OrderCall call)
    {
        _doubtful.Add(call.Id);
        return new OrderInDoubt(call.Id, "no answer within 10 s");
    }

    private PositionRow Row() => Rows.Held("BTCUSDT", side: _side, seq: ++_seq) with { StopLoss = _stop };

    private void MustNotBeLooser(decimal stop) => Assert.True(
        _stop is not { } known || (_side == Side.Buy ? stop >= known : stop <= known), $"A stop at {stop} was sent although the venue had {_stop}.\n{Told}");

    private void MustHold()
    {
        var calls = _desk.Session.Effects.Calls;
        var open = calls.OfType<OrderCall>().Where(call => !_answered.Contains(call.Id)).ToArray();
        foreach (var kind in open.GroupBy(Kind))
        {
            Assert.True(kind.Count() == 1, $"{kind.Count()} requests of kind {kind.Key} are in flight.\n{Told}");
        }

        var fresh = calls.Skip(_calls).ToArray();
        _calls = calls.Count;
        Assert.False(_doubtful.Count > 0 && fresh.Any(call => call is OrderCall), $"Something was sent while an outcome is unknown.\n{Told}");
        foreach (var command in _commands)
        {
            var outcomes = _desk.Settled.Count(settled => settled.Id.ToString() == command);
            Assert.True(outcomes <= 1, $"{command} has {outcomes} outcomes.\n{Told}");
        }

        Assert.Equal(
            calls.OfType<OrderCall>().Count(),
            _desk.Session.Effects.Journaled.Count(line => line.Kind == JournalKind.Sent));
        Assert.DoesNotContain(_desk.Session.Effects.Events, happened => happened is PositionClosed);
    }

    private static string Kind(OrderCall call) => call switch
    {
        SetTradingStop { StopLoss: not null } => "stop",
        SetTradingStop { TakeProfit: not null } => "take-profit",
        SetTradingStop => "trail",
        _ => "order",
    };
}
