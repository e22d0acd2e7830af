using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>What every script and single-file source begins with, unseen: the same names as in a plugin project.</summary>
public static class Prelude
{
    /// <summary>Namespaces in reach without a <c>using</c>.</summary>
    public static readonly IReadOnlyList<string> Namespaces =
    [
        "System", "System.Collections.Generic", "System.ComponentModel.DataAnnotations", "System.IO", "System.Linq", "System.Net.Http",
        "System.Threading", "System.Threading.Tasks",
        "PluginHybrid.Sdk", "PluginHybrid.Sdk.Events", "PluginHybrid.Sdk.Lifecycle", "PluginHybrid.Sdk.Orders", "PluginHybrid.Sdk.Reporting",
        "PluginHybrid.Sdk.Settings", "PluginHybrid.Sdk.State", "PluginHybrid.Sdk.Values", "PluginHybrid.Sdk.Views",
    ];

    /// <summary>The same for a single-file source, with the API version of this host.</summary>
    public static string SourceText { get; } =
        string.Concat(Namespaces.Select(name => $"global using global::{name};\n"))
        + $"[assembly: global::PluginHybrid.Sdk.Lifecycle.HybridApi({ApiVersion.Major}, {ApiVersion.Minor})]\n";
}
