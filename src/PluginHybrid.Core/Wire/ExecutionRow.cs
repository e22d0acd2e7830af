using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Wire;

/// <summary>One execution row.</summary>
public sealed record ExecutionRow
{
    /// <summary><c>linear</c>, ...; empty when left out.</summary>
    public required string Category { get; init; }

    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Unique per execution.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>The order it belongs to.</summary>
    public required string OrderId { get; init; }

    /// <summary>Our id of that order, or empty (always empty for maker fills of <c>execution.fast</c>).</summary>
    public string OrderLinkId { get; init; } = "";

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary><c>Trade</c>, <c>Funding</c>, ...; <c>Trade</c> for <c>execution.fast</c>, which has no such field.</summary>
    public required string ExecutionType { get; init; }

    /// <summary>Price of this fill, in the quote currency.</summary>
    public decimal? Price { get; init; }

    /// <summary>Filled by this execution, in the base currency.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Fee paid (positive) or received (negative).</summary>
    public decimal? Fee { get; init; }

    /// <summary>How much of the position it closed.</summary>
    public decimal? ClosedSize { get; init; }

    /// <summary>The venue's <c>seq</c>.</summary>
    public long? Seq { get; init; }

    /// <summary>The venue's <c>execTime</c>.</summary>
    public DateTimeOffset? ExecutedAt { get; init; }
}
