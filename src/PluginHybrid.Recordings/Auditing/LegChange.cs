namespace PluginHybrid.Recordings.Auditing;

/// <summary>A position opened or closed, as the private stream told it.</summary>
/// <param name="Nanoseconds">When.</param>
/// <param name="Symbol">Symbol and position index: <c>BTCUSDT#0</c>.</param>
/// <param name="IsOpen">True for opened.</param>
/// <param name="Side">As the venue says it.</param>
/// <param name="Size">Its size; of a closed one 0.</param>
public sealed record LegChange(long Nanoseconds, string Symbol, bool IsOpen, string Side, string Size);
