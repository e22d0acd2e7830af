using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Settings;

/// <summary>Where the settings of a plugin lie: <c>&lt;id&gt;.yaml</c> beside it.</summary>
internal static class SettingsFile
{
    /// <summary>The files that could be it and are there: beside the DLL or script, and for <c>plugins/x/x.dll</c> also beside the folder.</summary>
    /// <param name="kind">The plugin's form.</param>
    /// <param name="path">Full path of the DLL or script.</param>
    /// <param name="id">By its file's name.</param>
    public static IEnumerable<string> Beside(PluginKind kind, string path, string id)
    {
        var folder = Path.GetDirectoryName(path)!;
        var inside = Path.Combine(folder, id + ".yaml");
        if (File.Exists(inside)) yield return inside;
        if (kind != PluginKind.Dll || PluginId.FromFile(Path.GetFileName(folder) + ".dll") != id || Path.GetDirectoryName(folder) is not { } above) yield break;
        var outside = Path.Combine(above, id + ".yaml");
        if (File.Exists(outside)) yield return outside;
    }

    /// <summary>Reads the settings that count: the operator's, else those beside the plugin, else none.</summary>
    /// <param name="candidate">The plugin.</param>
    /// <param name="operators">From <c>hybrid.yaml</c>, or <c>null</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (SettingsSource Source, SourceProblem? Warning) Read(PluginCandidate candidate, SettingsSource? operators)
    {
        var beside = Beside(candidate.Kind, candidate.Path, candidate.Id).ToArray();
        if (operators is not null)
        {
            return (operators, beside is [] ? null : Ignored(beside[0], operators.File));
        }

        return beside switch
        {
            [] => (new SettingsSource(Path.Combine(Path.GetDirectoryName(candidate.Path)!, candidate.Id + ".yaml"), ""), null),
            [var only] => (new SettingsSource(only, File.ReadAllText(only)), null),
            [var inner, var outer, ..] => (new SettingsSource(outer, File.ReadAllText(outer)), Ignored(inner, outer)),
        };
    }

    private static SourceProblem Ignored(string file, string winner) =>
        new(file, 0, 0, "HYB0207", $"not used: {winner} sets this plugin.", "Keep the settings in one place.", IsError: false);
}
