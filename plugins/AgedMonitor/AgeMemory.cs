namespace PluginHybrid.Plugins.Ageing;

/// <summary>How far a position's plan has come; survives restarts and swaps.</summary>
internal sealed record AgeMemory
{
    /// <summary>Whose plan it is.</summary>
    public required PositionIdentity Identity { get; init; }

    public bool Warned { get; init; }

    public bool AtBreakEven { get; init; }

    /// <summary>The take-profit the desk took last.</summary>
    public decimal? Target { get; init; }

    public bool Reduced { get; init; }

    /// <summary>The close that is under way, or <c>null</c>.</summary>
    public Chase? Chase { get; init; }

    /// <summary>After a refusal: nothing before this.</summary>
    public DateTimeOffset NotBefore { get; init; }
}
