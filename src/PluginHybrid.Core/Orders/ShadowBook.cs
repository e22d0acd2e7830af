using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>What the legs of one plugin would look like had its unsent orders been sent.</summary>
internal sealed class ShadowBook
{
    private readonly Dictionary<PositionKey, Shade> _shades = [];

    /// <summary>The facts as this plugin's decisions made them.</summary>
    /// <param name="real">The venue's.</param>
    public GateFacts Over(GateFacts real)
    {
        if (real.Held is not { } held || !_shades.TryGetValue(held.Key, out var shade) || shade.Life != held.Life)
        {
            return real with { Reducing = 0, ClosedBy = "" };
        }

        return real with
        {
            Held = held with { TrailingStop = shade.Trailing ?? held.TrailingStop },
            Stop = shade.Stop ?? real.Stop,
            Trail = shade.Trailing ?? real.Trail,
            Reducing = Math.Min(shade.Reduced, held.Size),
            ClosedBy = "",
        };
    }

    /// <summary>Why a command would change nothing; <c>null</c> when it would.</summary>
    public string? IsDoneAlready(Ask ask)
    {
        var held = ask.Facts.Held;
        if (held is null || !_shades.TryGetValue(held.Key, out var shade) || shade.Life != held.Life)
        {
            return null;
        }

        return ask.Command switch
        {
            ClosePosition or Reduce when shade.IsClosed => $"{ask.Request.Id.Plugin} is closing the leg already",
            SetStop when shade.Stop == ask.Price => $"the stop is at {OrderText.Figure(ask.Price!.Value)} already",
            _ => null,
        };
    }

    /// <summary>Notes a command that was not sent.</summary>
    public void Note(Ask ask)
    {
        if (ask.Facts.Held is not { } held)
        {
            return;
        }

        var shade = _shades.TryGetValue(held.Key, out var known) && known.Life == held.Life ? known : new Shade(held.Life, null, null, 0, false);
        _shades[held.Key] = ask.Command switch
        {
            SetStop => shade with { Stop = ask.Price },
            SetVenueTrailing => shade with { Trailing = ask.Distance },
            Reduce => shade with { Reduced = shade.Reduced + ask.Quantity!.Value },
            ClosePosition => shade with { IsClosed = true },
            _ => shade,
        };
    }

    /// <summary>A life ended, and with it what was thought of it.</summary>
    public void Closed(PositionKey leg) => _shades.Remove(leg);

    private sealed record Shade(int Life, decimal? Stop, decimal? Trailing, decimal Reduced, bool IsClosed);
}
