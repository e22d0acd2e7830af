namespace PluginHybrid.Recording;

/// <summary>What a person asked of a recording.</summary>
/// <param name="Folder">Where it goes.</param>
/// <param name="Pack">Compress with zstd.</param>
/// <param name="AmountScale">Amounts are multiplied by it.</param>
/// <param name="AllowUnknownPrivate">Keep private messages nobody knows, with every value replaced.</param>
/// <param name="Note">A sentence for the header; empty for none.</param>
internal sealed record RecordPlan(string Folder, bool Pack, decimal AmountScale, bool AllowUnknownPrivate, string Note);
