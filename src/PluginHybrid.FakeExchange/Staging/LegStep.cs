using System.Globalization;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>Something done to a leg by somebody who was not the host: a person, or the market by a liquidation.</summary>
/// <param name="At">When, since the recording began.</param>
/// <param name="Record">Number of the record it was read from.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="PositionIdx">0 in one-way mode, 1 or 2 in hedge mode.</param>
public abstract record LegStep(TimeSpan At, long Record, string Symbol, int PositionIdx) : StagedStep(At, Record)
{
    /// <summary>The leg in words.</summary>
    private protected string Leg => string.Create(CultureInfo.InvariantCulture, $"{Symbol}#{PositionIdx}");

    /// <summary>A refusal of stops as a remark; null for none, and for one of the same value again: nothing is what it was to change.</summary>
    private protected string? Told(Refusal? refusal) =>
        refusal is { RetCode: not 34040 } real ? Told($"stops set by hand were refused here: {real.RetCode} {real.RetMsg}") : null;
}
