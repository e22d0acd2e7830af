using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders.Paper;

/// <summary>The legs of one plugin in mode paper that differ from the venue's, in the order of their keys.</summary>
/// <param name="plugin">The plugin's id.</param>
internal sealed class PaperBook(string plugin)
{
    private readonly List<PaperLeg> _legs = [];

    public string Plugin { get; } = plugin;

    /// <summary>Legs for which it gave a command in their present life.</summary>
    public IReadOnlyList<PaperLeg> Legs => _legs;

    /// <summary>The facts as they are on paper.</summary>
    /// <param name="real">The venue's.</param>
    /// <param name="command">What is asked.</param>
    public GateFacts Over(GateFacts real, OrderCommand command)
    {
        var facts = real with { Reducing = 0, ClosedBy = "", OrderOwner = "" };
        if (real.Held is not { } held || Find(held.Key) is not { } leg || leg.Real.Life != held.Life)
        {
            return facts;
        }

        return facts with
        {
            Held = leg.IsClosed ? null : leg.Shown,
            Stop = leg.Stop ?? real.Stop,
            Trail = leg.Shown.TrailingStop,
            Reducing = Math.Min(leg.Resting.Sum(order => order.Quantity), leg.Shown.Size),
            OrderOwner = command is CancelOrder cancel && leg.Resting.Exists(order => order.LinkId == cancel.OrderLinkId) ? Plugin : "",
        };
    }

    /// <summary>Why a command would change nothing; <c>null</c> when it would.</summary>
    public string? IsDoneAlready(Ask ask)
    {
        if (Find(ask.Command.Leg) is not { } leg)
        {
            return null;
        }

        return ask.Command switch
        {
            SetStop stop when leg.Stop == ask.Price && leg.StopTrigger == stop.Trigger => $"the stop is at {OrderText.Figure(ask.Price!.Value)} already",
            ClosePosition or Reduce when leg.Resting.Exists(order => order.Request.Command is ClosePosition { LimitPrice: null }) =>
                $"{Plugin} is closing the leg already",
            _ => null,
        };
    }

    /// <summary>The leg on paper; <c>null</c> while it is the venue's.</summary>
    public PaperLeg? Find(PositionKey key) => _legs.Find(leg => leg.Real.Key == key);

    /// <summary>The leg on paper, begun when it is the first command of its life.</summary>
    public PaperLeg LegOf(Position real)
    {
        if (Find(real.Key) is not { } leg)
        {
            leg = new PaperLeg(real);
            _legs.Add(leg);
            _legs.Sort((a, b) => a.Real.Key.CompareTo(b.Real.Key));
        }

        return leg;
    }

    /// <summary>A life ended.</summary>
    public void Forget(PaperLeg leg) => _legs.Remove(leg);
}
