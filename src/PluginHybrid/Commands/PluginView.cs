using System.Text.Json.Nodes;

namespace PluginHybrid.Commands;

/// <summary>Writes all that is known of one plugin, for people.</summary>
internal static class PluginView
{
    /// <summary>Writes it, or says which ids there are.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="error">Where to when there is no such plugin.</param>
    /// <param name="plugins">As the host gives them.</param>
    /// <param name="id">Which.</param>
    /// <returns>The exit code.</returns>
    public static int Write(TextWriter output, TextWriter error, JsonArray plugins, string id)
    {
        if (plugins.FirstOrDefault(plugin => $"{plugin!["id"]}" == id) is not { } found)
        {
            error.WriteLine($"There is no plugin {id} here. There are: {string.Join(", ", plugins.Select(plugin => $"{plugin!["id"]}"))}.");
            return ExitCode.Usage;
        }

        var detail = found["detail"]!;
        output.WriteLine($"{id}  {found["state"]}, {found["mode"]}, version {found["version"]}  {detail["title"]}");
        output.WriteLine($"  file     {detail["path"]}");
        output.WriteLine($"  granted  {detail["granted"]}");
        if ($"{detail["missing"]}" is not "none" and var missing)
        {
            output.WriteLine($"  missing  {missing}; grant it with plugins.{id}.allow in hybrid.yaml");
        }

        if ($"{found["problem"]}" is { Length: > 0 } problem)
        {
            output.WriteLine($"  problem  {problem}");
        }

        Lines(output, "decisions", detail["recent"]!.AsArray());
        Pairs(output, "outcomes", detail["outcomes"]!.AsObject());
        Pairs(output, "its own figures", detail["own"]!.AsObject());
        Pairs(output, "figures", detail["figures"]!.AsObject());
        Lines(output, "faults", detail["faults"]!.AsArray());
        Lines(output, "notes", detail["notes"]!.AsArray());
        return ExitCode.Fine;
    }

    private static void Lines(TextWriter output, string title, JsonArray lines)
    {
        if (lines.Count > 0)
        {
            output.WriteLine($"  {title}");
            foreach (var line in lines)
            {
                output.WriteLine($"    {line}");
            }
        }
    }

    private static void Pairs(TextWriter output, string title, JsonObject pairs)
    {
        if (pairs.Count > 0)
        {
            output.WriteLine($"  {title}: {string.Join(", ", pairs.Select(pair => $"{pair.Key} {pair.Value}"))}");
        }
    }
}
