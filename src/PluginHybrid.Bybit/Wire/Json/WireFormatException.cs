namespace PluginHybrid.Bybit.Wire.Json;

/// <summary>A message contradicts the protocol. Thrown by the value readers and caught by the two doors of this
/// room (frame reader and envelope reader), so that nothing above ever sees it.</summary>
/// <param name="message">What was wanted and what was found; never a value of the message, which may be a secret.</param>
internal sealed class WireFormatException(string message) : Exception(message);
