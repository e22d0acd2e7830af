namespace PluginHybrid.Core.Taps;

/// <summary>A request on its way.</summary>
/// <param name="Exchange">From 1 per session; the reply carries it too.</param>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Without the query, for example <c>/v5/position/list</c>.</param>
/// <param name="Query">Without the question mark; empty for none.</param>
/// <param name="Body">Empty for none.</param>
public sealed record HttpRequestFact(long Exchange, string Method, string Path, string Query, ReadOnlyMemory<byte> Body);
