namespace PluginHybrid.Hosting.Journal;

/// <summary>Two decisions that belong together, or one that has no counterpart.</summary>
/// <param name="A">Of the first side; <c>null</c> when only the second decided so.</param>
/// <param name="B">Of the second side; <c>null</c> when only the first decided so.</param>
/// <param name="SameFigures">True when both are there and ask for the same figures.</param>
public sealed record DecisionPair(JournalLine? A, JournalLine? B, bool SameFigures);
