namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A plugin's start failed. Carries texts only, nothing of the plugin's types.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught within this folder, with a text always.
internal sealed class PluginStartException(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
