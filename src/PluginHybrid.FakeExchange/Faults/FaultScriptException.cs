namespace PluginHybrid.FakeExchange.Faults;

/// <summary>A fault script cannot be read, or not be laid over this exchange.</summary>
/// <param name="message">File, line, column and key; what was found, what is wanted, and the nearest known word.</param>
public sealed class FaultScriptException(string message) : FormatException(message);
