namespace PluginHybrid.Venues;

/// <summary>What was asked for cannot be done as it is configured. Exit code 2; the message says what to change.</summary>
/// <param name="message">For the person.</param>
internal sealed class UsageException(string message) : Exception(message);
