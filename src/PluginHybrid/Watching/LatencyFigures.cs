namespace PluginHybrid.Watching;

/// <summary>What a histogram says, in milliseconds.</summary>
/// <param name="Count">Delays recorded.</param>
/// <param name="P50">Half were no longer.</param>
/// <param name="P90">Nine in ten were no longer.</param>
/// <param name="P99">Ninety-nine in a hundred were no longer.</param>
/// <param name="Max">The longest, exactly.</param>
internal sealed record LatencyFigures(long Count, double P50, double P90, double P99, double Max);
