using System.Reflection;

namespace PluginHybrid;

/// <summary>The version of this host.</summary>
internal static class HostVersion
{
    /// <summary>As <c>hybrid --version</c> says it.</summary>
    public static string Text { get; } = typeof(HostVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
