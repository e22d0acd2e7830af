namespace PluginHybrid.Drilling;

/// <summary>A drill that cannot go on; the message says what was waited for and what the host said.</summary>
/// <param name="message">For the person.</param>
internal sealed class DrillException(string message) : Exception(message);
