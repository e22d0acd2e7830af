using System.Collections.Immutable;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>What the venue says of our key. Key and secret themselves are in the answer too, and are never read.</summary>
public sealed record KeyInfo
{
    /// <summary>True when the key may only read; <c>null</c> when the venue did not say.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>What it may do, for example <c>ContractTrade.Order</c>, in the order sent.</summary>
    public ImmutableArray<string> Rights { get; init; } = [];

    /// <summary>Addresses it is bound to; <c>*</c> is all.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>When it expires; <c>null</c> when it does not, or the venue did not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Days left, as the venue counts them; only for keys without an address binding.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>The owner's remark.</summary>
    public string Note { get; init; } = "";

    /// <summary>True for a unified trading account, which this host needs; <c>null</c> when the venue did not say.</summary>
    public bool? IsUnified { get; init; }
}
