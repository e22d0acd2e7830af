namespace PluginHybrid.FakeExchange.Controls;

/// <summary>A REST request as it arrived. Signature headers are left out.</summary>
/// <param name="At">Real time of arrival.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path without query.</param>
/// <param name="Query">Raw query without question mark; empty when none.</param>
/// <param name="Body">Raw body; empty when none.</param>
public sealed record RestRequest(DateTimeOffset At, string Method, string Path, string Query, string Body);
