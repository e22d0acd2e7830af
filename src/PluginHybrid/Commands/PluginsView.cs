using System.Text.Json.Nodes;

namespace PluginHybrid.Commands;

/// <summary>Writes plugins as lines for people.</summary>
internal static class PluginsView
{
    /// <summary>One line per plugin, and one more for what is wrong with it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="plugins">As the host gives them.</param>
    public static void Write(TextWriter output, JsonArray plugins)
    {
        if (plugins.Count == 0)
        {
            output.WriteLine("  plugins    none found");
            return;
        }

        var width = plugins.Max(plugin => $"{plugin!["id"]}".Length);
        foreach (var plugin in plugins)
        {
            var because = $"{plugin!["last_because"]}" is { Length: > 0 } last ? $", last because: {last}" : "";
            var denied = plugin["detail"]?["outcomes"]?["denied"] is { } count ? $" ({count} denied)" : "";
            output.WriteLine($"  {$"{plugin["id"]}".PadRight(width)}  {plugin["state"],-12} {plugin["mode"],-7} {plugin["version"],-12} {plugin["decisions"]} decisions{denied}{because}");
            if ($"{plugin["problem"]}" is { Length: > 0 } problem)
            {
                output.WriteLine($"  {new string(' ', width)}  ! {problem}");
            }
        }
    }
}
