using System.Reflection;

namespace PluginHybrid;

/// <summary>What this build calls itself.</summary>
internal static class HostVersion
{
    /// <summary>Number and commit, as <c>hybrid --version</c> says them.</summary>
    public static string Text { get; } = typeof(HostVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
