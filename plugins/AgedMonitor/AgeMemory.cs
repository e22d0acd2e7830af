namespace PluginHybrid.Plugins.Ageing;

/// <summary>How far a position's plan has come; survives restarts and swaps.</summary>
internal sealed record AgeMemory
{
    /// <summary>Whose plan it is.</summary>
    public required PositionIdentity Identity { get; init; }

    public bool Warned { get; init; }

    public bool AtBreakEven { get; init; }

    /// <summary><see cref="AtBreakEven"/> was taken and not sent (shadow, paper).</summary>
    public bool BreakEvenOnPaper { get; init; }

    /// <summary>The take-profit the desk took last.</summary>
    public decimal? Target { get; init; }

    /// <summary><see cref="Target"/> was taken and not sent.</summary>
    public bool TargetOnPaper { get; init; }

    public bool Reduced { get; init; }

    /// <summary>Size of the position when its reduction was asked for, while no answer has come: a smaller one is the answer.</summary>
    public decimal? ReducingFrom { get; init; }

    /// <summary><see cref="Reduced"/> was taken and not sent.</summary>
    public bool ReducedOnPaper { get; init; }

    /// <summary>The close that is under way, or <c>null</c>.</summary>
    public Chase? Chase { get; init; }

    /// <summary>After a refusal: nothing before this.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>The memory of a monitor whose orders are sent: stages taken on paper are still due. The same memory when there are none.</summary>
    public AgeMemory WithoutPaper() => !BreakEvenOnPaper && !TargetOnPaper && !ReducedOnPaper && Chase is not { OnPaper: true } ? this : this with
    {
        AtBreakEven = AtBreakEven && !BreakEvenOnPaper,
        BreakEvenOnPaper = false,
        Target = TargetOnPaper ? null : Target,
        TargetOnPaper = false,
        Reduced = Reduced && !ReducedOnPaper,
        ReducedOnPaper = false,
        Chase = Chase is { OnPaper: true } ? null : Chase,
    };
}
