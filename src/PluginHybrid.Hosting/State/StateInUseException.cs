namespace PluginHybrid.Hosting.State;

/// <summary>Another host holds the state of this environment and account.</summary>
/// <param name="message">Names the file, and the process where it is known.</param>
/// <param name="cause">What the system said.</param>
public sealed class StateInUseException(string message, Exception? cause = null) : Exception(message, cause);
