using System.Reflection;

namespace PluginHybrid;

/// <summary>What this build calls itself.</summary>
internal static class HostVersion
{
    /// <summary>Number and commit, as <c>hybrid --version</c> says them.</summary>
    public static string Text { get; } = typeof(HostVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The number alone: the version of the packages that came out with this build.</summary>
    public static string Release { get; } = Text.Split('+')[0];
}
