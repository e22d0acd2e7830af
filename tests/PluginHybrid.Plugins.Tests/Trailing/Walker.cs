using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Plugins.Tests.Trailing;

/// <summary>Walks a leg through prices, one per second, against a desk that answers as told; the venue's row shows what was taken.</summary>
internal sealed class Walker(TrailSettings settings, Position position, Instrument? rules = null)
{
    private readonly Trail _trail = new(settings);

    public Position Position { get; set; } = position;

    public TrailMemory? Memory { get; set; }

    public DateTimeOffset Now { get; set; } = Legs.Epoch;

    public Func<StopMove, OrderOutcome> Desk { get; set; } = _ => new Accepted("trailing-stop/1");

    /// <summary>Whether the row shows a stop the desk took.</summary>
    public bool Shows { get; set; } = true;

    public List<StopMove> Moves { get; } = [];

    public List<StopMove> VenueMoves { get; } = [];

    /// <summary>All decisions, one line each.</summary>
    public List<string> Moved { get; init; } = [];

    public Walker Through(params decimal[] prices)
    {
        foreach (var price in prices)
        {
            Step(price);
        }

        return this;
    }

    public StopMove? Step(decimal price, double seconds = 1)
    {
        Now = Now.AddSeconds(seconds);
        var sight = new Sight(Position, price, Now, rules ?? Legs.Rules);
        Memory = _trail.See(Memory, sight);
        if (_trail.Stop(Memory, sight) is { } move)
        {
            Moves.Add(move);
            Settle(sight, move, venue: false);
            return move;
        }

        if (_trail.Venue(Memory, sight) is { } net)
        {
            VenueMoves.Add(net);
            Settle(sight, net, venue: true);
        }

        return null;
    }

    private void Settle(in Sight sight, StopMove move, bool venue)
    {
        var outcome = Desk(move);
        Moved.Add($"{Now:HH:mm:ss} {(venue ? "venue" : "stop")} {move.Value} from {move.ActivePrice}: {move.Because} -> {outcome.GetType().Name}");
        Memory = _trail.After(Memory!, sight, move, venue, outcome);
        if (outcome is Accepted { WasSent: true } && Shows)
        {
            Position = venue ? Position with { TrailingStop = move.Value } : Position with { StopLoss = move.Value };
        }
    }
}
