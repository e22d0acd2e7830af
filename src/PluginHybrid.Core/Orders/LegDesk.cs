using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>All that is on its way for one leg.</summary>
/// <param name="leg">The leg.</param>
internal sealed class LegDesk(PositionKey leg)
{
    private readonly TakenFigure _stop = new();
    private readonly TakenFigure _trail = new();
    private TakenStop? _taken;

    public PositionKey Leg { get; } = leg;

    /// <summary>One lane per kind, in the order of <see cref="IntentKind"/>.</summary>
    public IntentLane[] Lanes { get; } = [new(), new(), new(), new()];

    /// <summary>Orders of ours not known to be over, oldest first.</summary>
    public List<WorkingOrder> Working { get; } = [];

    /// <summary>Requests of an earlier run whose fate is still being asked after.</summary>
    public int Recovering { get; set; }

    /// <summary>True while the venue must be asked something before anything is sent.</summary>
    public bool IsInDoubt => Recovering > 0 || Array.Exists(Lanes, lane => lane.InFlight?.Question is not null);

    /// <summary>True when nothing is on its way and nothing is remembered.</summary>
    public bool IsIdle => Recovering == 0 && Working.Count == 0 && Array.TrueForAll(Lanes, lane => lane.IsEmpty);

    /// <summary>Whose market order closes the leg just now; empty when none does.</summary>
    public string ClosedBy => Working.Find(order => order.ClosesNow)?.Owner
        ?? Lanes[(int)IntentKind.Order].All.FirstOrDefault(intent => intent is { ClosesNow: true, IsSettled: false })?.Request.Id.Plugin ?? "";

    /// <summary>Whether a close of any kind is under way, also one at a limit.</summary>
    public Intent? CloseWaiting =>
        Lanes[(int)IntentKind.Order].All.FirstOrDefault(intent => intent is { Command: ClosePosition, IsSettled: false });

    /// <summary>An order at a limit that rests for all that is held; <c>null</c>: none does.</summary>
    /// <param name="held">Size of the leg.</param>
    public WorkingOrder? Resting(decimal held) => Working.Find(order => !order.IsMarket && order.Left >= held);

    /// <summary>Quantity that orders on their way will take off.</summary>
    public decimal Reducing => Working.Sum(order => order.Left)
        + Lanes[(int)IntentKind.Order].Waiting.Where(intent => intent.Command is Reduce).Sum(intent => intent.Ask.Quantity ?? 0);

    /// <summary>Whose order it is; empty: none of this plugin's. One of an earlier run is known by its shape alone: it names the plugin.</summary>
    /// <param name="linkId">The order.</param>
    /// <param name="plugin">Who asks.</param>
    public string OwnerOf(string linkId, string plugin) =>
        Working.Find(order => order.LinkId == linkId)?.Owner ?? (OrderLinkIds.IsOf(linkId, plugin) ? plugin : "");

    /// <summary>The venue took a stop; its row may still show an older one.</summary>
    /// <param name="held">The leg.</param>
    /// <param name="price">The stop.</param>
    /// <param name="trigger">What sets it off.</param>
    public void Took(Position held, decimal price, StopTrigger trigger)
    {
        _taken = new TakenStop(held.Life, price, trigger);
        _stop.Took(held.Life, price, held.StopLoss);
    }

    /// <summary>The venue took a trail; its row may still show an older one.</summary>
    /// <param name="held">The leg.</param>
    /// <param name="distance">In price.</param>
    public void TookTrail(Position held, decimal distance) => _trail.Took(held.Life, distance, held.TrailingStop);

    /// <summary>A row came.</summary>
    /// <param name="held">The leg.</param>
    public void Saw(Position held)
    {
        _stop.Saw(held.Life, held.StopLoss);
        _trail.Saw(held.Life, held.TrailingStop);
    }

    /// <summary>The trail that the venue has, as far as it can be known; <c>null</c> for none.</summary>
    /// <param name="held">The leg.</param>
    public decimal? Trail(Position held) => _trail.Of(held.Life, held.TrailingStop);

    /// <summary>True when the venue has exactly this stop, by its own row and by our own request.</summary>
    /// <param name="held">The leg.</param>
    /// <param name="price">The stop.</param>
    /// <param name="trigger">What sets it off.</param>
    public bool Has(Position held, decimal price, StopTrigger trigger) =>
        held.StopLoss == price && _taken is { } taken && taken.Life == held.Life && taken.Price == price && taken.Trigger == trigger
        && Lanes[(int)IntentKind.Stop].IsEmpty;

    /// <summary>The tightest of what the venue has, what it took a moment ago, and what is on its way.</summary>
    /// <param name="held">The leg.</param>
    public decimal? TightestStop(Position held)
    {
        var known = _stop.Of(held.Life, held.StopLoss);
        foreach (var intent in Lanes[(int)IntentKind.Stop].All)
        {
            if (intent.Life == held.Life && intent.Ask.Price is { } price)
            {
                known = Tighter(held.Side, known, price);
            }
        }

        return known;
    }

    /// <summary>True when the newest stop on its way is exactly this one.</summary>
    /// <param name="held">The leg.</param>
    /// <param name="price">The stop.</param>
    /// <param name="trigger">What sets it off.</param>
    public bool IsSending(Position held, decimal price, StopTrigger trigger) =>
        Lanes[(int)IntentKind.Stop].All.LastOrDefault() is { Command: SetStop sent } newest
        && newest.Life == held.Life && newest.Ask.Price == price && sent.Trigger == trigger && !newest.IsSettled;

    private static decimal Tighter(Side side, decimal? known, decimal price) =>
        known is not { } other ? price : side == Side.Buy ? Math.Max(other, price) : Math.Min(other, price);

    private sealed record TakenStop(int Life, decimal Price, StopTrigger Trigger);
}
