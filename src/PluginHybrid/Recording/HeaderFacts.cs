using System.Text.Json;
using PluginHybrid.Configuration;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Plugins;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recording;

/// <summary>What a replay must know of the plugin host, as the header says it.</summary>
internal static class HeaderFacts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Limits and seed of the host.</summary>
    /// <param name="settings">The configuration.</param>
    public static string Host(HybridSettings settings) =>
        JsonSerializer.Serialize(new { settings.Exchange.Seed, Limits = PluginHosting.LimitsOf(settings) }, Json);

    /// <summary>Who runs, in id order.</summary>
    /// <param name="loaded">The configuration.</param>
    /// <param name="plugins">As the host knows them.</param>
    public static IReadOnlyList<HeaderPlugin> Plugins(LoadedSettings loaded, IReadOnlyList<PluginStatus> plugins) =>
    [
        .. from plugin in plugins.OrderBy(plugin => plugin.Id, StringComparer.Ordinal)
           where plugin.State == PluginState.Running
           let terms = loaded.Settings.Plugins.Of(plugin.Id)
           select new HeaderPlugin
           {
               Id = plugin.Id,
               Kind = KindOf(plugin.Path),
               Version = plugin.Version,
               Hash = plugin.ContentHash,
               Mode = plugin.Mode.ToString().ToLowerInvariant(),
               Needs = Words(plugin.Asked),
               Allow = Words(terms.Granted),
               Settings = terms.Settings?.Text ?? Beside(plugin),
               Inline = terms.Inline,
           },
    ];

    private static string KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".dll" => "dll",
        ".csx" => "script",
        _ => "file",
    };

    private static string Words(Sdk.Values.Capabilities capabilities) => capabilities.ToString().Replace(" ", "", StringComparison.Ordinal);

    // As the host looks: beside the file, and for a DLL in a folder of its own also beside that.
    private static string Beside(PluginStatus plugin)
    {
        if (Path.GetDirectoryName(plugin.Path) is not { } folder)
        {
            return "";
        }

        string?[] candidates = [Path.GetDirectoryName(folder), folder];
        return candidates.OfType<string>().Select(place => Path.Combine(place, $"{plugin.Id}.yaml")).FirstOrDefault(File.Exists) is { } file
            ? File.ReadAllText(file)
            : "";
    }
}
