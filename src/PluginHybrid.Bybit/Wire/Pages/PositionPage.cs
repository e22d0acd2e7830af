using System.Collections.Immutable;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>A page of <c>GET /v5/position/list</c>.</summary>
/// <param name="Rows">Its rows, each with the category that REST names once per answer.</param>
/// <param name="NextCursor">As the venue gave it, percent-encoded, and not empty even on the last page (FACTS §8.3).</param>
public sealed record PositionPage(ImmutableArray<PositionRow> Rows, string NextCursor);
