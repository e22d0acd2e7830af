namespace PluginHybrid.Hosting.State;

/// <summary>The state can be neither read nor begun anew; the message says what a person can do.</summary>
/// <param name="message">What is wrong, and the fix.</param>
/// <param name="cause">What the system said.</param>
public sealed class StateUnusableException(string message, Exception? cause = null) : Exception(message, cause);
