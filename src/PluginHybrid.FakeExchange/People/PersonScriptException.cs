namespace PluginHybrid.FakeExchange.People;

/// <summary>A person's script cannot be read.</summary>
/// <param name="message">File, line, column, what was found and what was wanted.</param>
public sealed class PersonScriptException(string message) : FormatException(message);
