namespace PluginHybrid.Drilling.Hosts;

/// <summary>The host's process has ended.</summary>
/// <param name="said">The last of what it wrote to stderr.</param>
internal sealed class HostGoneException(string said) : Exception($"The host's process ended by itself. Its last words:\n{said}");
