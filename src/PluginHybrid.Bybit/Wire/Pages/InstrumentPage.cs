using System.Collections.Immutable;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>A page of <c>GET /v5/market/instruments-info</c>.</summary>
/// <param name="Category"><c>linear</c>, <c>inverse</c>, ...</param>
/// <param name="Rows">The symbols.</param>
/// <param name="NextCursor">As the venue gave it; the default page of 500 does not hold all of linear.</param>
public sealed record InstrumentPage(string Category, ImmutableArray<InstrumentRow> Rows, string NextCursor);
