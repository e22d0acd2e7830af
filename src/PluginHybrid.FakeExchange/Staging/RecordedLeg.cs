namespace PluginHybrid.FakeExchange.Staging;

/// <summary>A symbol and a leg of it, as a recording names them.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Idx">0 in one-way mode, 1 or 2 in hedge mode.</param>
internal readonly record struct RecordedLeg(string Symbol, int Idx);
