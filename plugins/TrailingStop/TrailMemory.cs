namespace PluginHybrid.Plugins.Trailing;

/// <summary>All that a trail must not forget over a restart or a swap.</summary>
internal sealed record TrailMemory
{
    /// <summary>Whose trail it is; another position in the same leg begins anew.</summary>
    public required PositionIdentity Identity { get; init; }

    /// <summary>The high-water mark: highest price seen of a long, lowest of a short.</summary>
    public required decimal Best { get; init; }

    /// <summary>Once active, always active.</summary>
    public bool Active { get; init; }

    /// <summary>The last stop the desk took.</summary>
    public Promise? Stop { get; init; }

    /// <summary>The last distance given to the venue's own trail.</summary>
    public Promise? Venue { get; init; }

    /// <summary>No request before this.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>After a refusal: no request before this either, unless <see cref="Best"/> passes <see cref="RefusedAtBest"/>.</summary>
    public DateTimeOffset PausedUntil { get; init; }

    /// <summary>The best price at the time of the refusal.</summary>
    public decimal? RefusedAtBest { get; init; }

    /// <summary>The bars, when the distance is measured in ATR.</summary>
    public AtrBars? Atr { get; init; }

    /// <summary>The memory of a trail whose orders are sent: stops taken on paper do not hold. The same memory when there are none.</summary>
    public TrailMemory WithoutPaper() => Stop is not { OnPaper: true } && Venue is not { OnPaper: true } ? this : this with
    {
        Stop = Stop is { OnPaper: true } ? null : Stop,
        Venue = Venue is { OnPaper: true } ? null : Venue,
    };
}
