using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>What is known of a leg at the moment of a command. For a plugin in shadow mode, as it would be had its orders been sent.</summary>
internal sealed record GateFacts
{
    /// <summary>The leg as the venue last stated it; <c>null</c> when flat or unknown.</summary>
    public Position? Held { get; init; }

    /// <summary>The symbol's trading rules; <c>null</c> until read.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>Mark price, as last known.</summary>
    public decimal? Mark { get; init; }

    /// <summary>Last traded price, as last known.</summary>
    public decimal? Last { get; init; }

    /// <summary>Index price, as last known.</summary>
    public decimal? Index { get; init; }

    /// <summary>True when positions are the venue's and the symbol's price is live.</summary>
    public bool IsFresh { get; init; }

    /// <summary>True while a person has thrown the kill switch.</summary>
    public bool IsHalted { get; init; }

    /// <summary>The tightest of the venue's stop and the intents on their way; <c>null</c> when there is none.</summary>
    public decimal? Stop { get; init; }

    /// <summary>The venue's trail in price: of its row, or what it took a moment ago; <c>null</c> when there is none.</summary>
    public decimal? Trail { get; init; }

    /// <summary>True when the venue's trail is known to wait for its activation price.</summary>
    public bool TrailWaits { get; init; }

    /// <summary>Whose market order is closing the leg just now; empty when none is.</summary>
    public string ClosedBy { get; init; } = "";

    /// <summary>Quantity that orders on their way will take off.</summary>
    public decimal Reducing { get; init; }

    /// <summary>Plugin whose order a <see cref="Sdk.Orders.CancelOrder"/> names; empty when it is none of ours.</summary>
    public string OrderOwner { get; init; } = "";
}
