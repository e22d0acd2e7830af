using PluginHybrid.Hosting.Sources;
using PluginHybrid.Venues;

namespace PluginHybrid.Authoring.Writing;

/// <summary>Writes a plugin that runs, for its author to change.</summary>
/// <param name="id">How it is called everywhere.</param>
/// <param name="kind">One of <see cref="PluginTemplate.Kinds"/>.</param>
/// <param name="folder">Full path of the folder with plugins; made when it is not there.</param>
internal sealed class NewPlugin(string id, string kind, string folder)
{
    private readonly PluginNames _names = new(id);

    /// <summary>What a person opens first and what the commands take: the script, or the folder of the project. From the folder with plugins.</summary>
    public string Main => kind == "dll" ? _names.Class : $"{id}.{kind}";

    /// <summary>The test project's folder, from the folder with plugins; <c>null</c> where the form has none.</summary>
    public string? Tests => kind == "dll" ? $"{_names.Class}.Tests" : null;

    /// <summary>Writes all files or none.</summary>
    /// <returns>Their paths, from the folder with plugins.</returns>
    /// <exception cref="UsageException">The id is none, or something of that name is there already.</exception>
    public IReadOnlyList<string> Write()
    {
        if (PluginId.ProblemOf(id) is { } problem) throw new UsageException($"Nothing was written: {problem}. An id is like price-alert.");
        var files = PluginTemplate.Files(kind, _names);
        var taken = files.Select(file => file.Path).Concat(OtherForms()).Distinct()
            .Where(path => Path.Exists(Path.Combine(folder, path))).ToArray();
        if (taken.Length > 0)
        {
            throw new UsageException($"Nothing was written: {folder} holds {string.Join(", ", taken)} already. Choose another id, or move it away.");
        }

        foreach (var file in files)
        {
            Put(Path.Combine(folder, file.Path), file.Text);
        }

        return [.. files.Select(file => file.Path)];
    }

    // One id in two forms is loaded in neither.
    private IEnumerable<string> OtherForms() => [$"{id}.csx", $"{id}.cs", id, _names.Class, $"{_names.Class}.Tests"];

    // Never over a file that came to be in the meantime.
    private static void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
        file.Write(text);
    }
}
