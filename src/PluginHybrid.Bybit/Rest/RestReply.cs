namespace PluginHybrid.Bybit.Rest;

/// <summary>An answer as it came over HTTP.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Everything after the head.</param>
/// <param name="Budget">What its headers say about our budget.</param>
internal sealed record RestReply(int Status, byte[] Body, BudgetHeaders Budget);
