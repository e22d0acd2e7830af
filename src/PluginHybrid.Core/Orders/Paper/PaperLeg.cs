using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders.Paper;

/// <summary>One life of a leg as it would be had one plugin's orders been sent. Pure: prices in, fills out.</summary>
/// <remarks>Fees and funding are not played. A stop is filled at the price that set it off, a resting limit at its own, anything else at the touch.</remarks>
/// <param name="real">The venue's leg.</param>
internal sealed class PaperLeg(Position real)
{
    private decimal? _realised = 0;
    private decimal _taken;
    private PaperTrigger? _stop;
    private PaperTrigger? _profit;
    private bool _hasProfit;
    private PaperTrail? _trail;

    /// <summary>The venue's leg, as last seen.</summary>
    public Position Real { get; private set; } = real;

    /// <summary>The leg on paper; once closed, as it last was while open.</summary>
    public Position Shown { get; private set; } = real;

    /// <summary>True once nothing of it is left on paper.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The stop set on paper; <c>null</c>: none, the venue's counts.</summary>
    public decimal? Stop => _stop?.Price;

    /// <summary>Its trigger.</summary>
    public StopTrigger? StopTrigger => _stop?.Trigger;

    /// <summary>Orders not filled yet, oldest first.</summary>
    public List<PaperOrder> Resting { get; } = [];

    /// <summary>Result of this life with the paper fills, fees left out; <c>null</c> when it cannot be computed.</summary>
    public decimal? Realised => _realised is { } paper ? (Real.RealisedPnl ?? 0) + paper : null;

    private bool IsLong => Real.Side == Side.Buy;

    /// <summary>Takes a stop, take-profit or trailing stop as the gate rounded it.</summary>
    public void Set(Ask ask)
    {
        switch (ask.Command)
        {
            case SetStop stop:
                _stop = new PaperTrigger(ask.Request, ask.Price!.Value, stop.Trigger);
                break;
            case SetTakeProfit profit:
                _hasProfit = true;
                _profit = ask.Price is { } price ? new PaperTrigger(ask.Request, price, profit.Trigger) : null;
                break;
            case SetVenueTrailing:
                _trail = new PaperTrail(ask.Request, ask.Distance!.Value, ask.ActivePrice);
                break;
            default:
                break;
        }

        Show();
    }

    /// <summary>The venue's leg changed. What was taken off on paper stays off.</summary>
    public void Follow(Position changed)
    {
        Real = changed;
        if (!IsClosed)
        {
            Show();
        }
    }

    /// <summary>What the prices do to it: one fill, or none. To be asked again until there is none.</summary>
    public PaperFill? Look(in PaperPrices prices)
    {
        if (IsClosed)
        {
            return null;
        }

        if (_stop?.SetOffBy(prices, below: IsLong) is { } stopped)
        {
            return new PaperFill(_stop.Request, "StopLoss", Shown.Size, stopped, _stop.Price, null);
        }

        var level = _trail?.Level(IsLong);
        if (_trail?.SetOffBy(prices, IsLong) is { } trailed)
        {
            return new PaperFill(_trail.Request, "TrailingStop", Shown.Size, trailed, level, null);
        }

        if (_profit?.SetOffBy(prices, below: !IsLong) is { } reached)
        {
            return new PaperFill(_profit.Request, "TakeProfit", Shown.Size, reached, _profit.Price, null);
        }

        foreach (var order in Resting)
        {
            if (order.FilledAt(prices, IsLong) is { } price)
            {
                return new PaperFill(order.Request, "", Math.Min(order.Quantity, Shown.Size), price, null, order);
            }

            order.HasRested = true;
        }

        return null;
    }

    /// <summary>Takes a fill.</summary>
    public void Fill(PaperFill fill)
    {
        _taken += fill.Quantity;
        _realised = Plus(fill);
        if (fill.Order is { } order)
        {
            Resting.Remove(order);
        }

        Show();
    }

    private decimal? Plus(PaperFill fill)
    {
        if (_realised is not { } before || Real.EntryPrice is not { } entry)
        {
            return null;
        }

        try
        {
            return before + ((IsLong ? fill.Price - entry : entry - fill.Price) * fill.Quantity);
        }
        catch (OverflowException)
        {
            // No market has such figures; a venue gone mad must not stop the stream.
            return null;
        }
    }

    private void Show()
    {
        var left = Real.Size - _taken;
        if (left <= 0)
        {
            IsClosed = true;
            Resting.Clear();
            return;
        }

        Shown = Real with
        {
            Size = left,
            StopLoss = _stop?.Price ?? Real.StopLoss,
            TakeProfit = _hasProfit ? _profit?.Price : Real.TakeProfit,
            TrailingStop = _trail?.Distance ?? Real.TrailingStop,
            RealisedPnl = Real.RealisedPnl is null && _taken == 0 ? null : Realised,
        };
    }
}
