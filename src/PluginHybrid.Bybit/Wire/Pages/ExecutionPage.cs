using System.Collections.Immutable;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>A page of <c>GET /v5/execution/list</c>.</summary>
/// <param name="Rows">Its rows, each with the category that REST names once per answer.</param>
/// <param name="NextCursor">As the venue gave it, percent-encoded.</param>
public sealed record ExecutionPage(ImmutableArray<ExecutionRow> Rows, string NextCursor);
