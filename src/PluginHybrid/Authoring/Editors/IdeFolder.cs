using PluginHybrid.Authoring.Writing;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.Sources.Compiling;

namespace PluginHybrid.Authoring.Editors;

/// <summary>Brings a folder with plugins to a state in which editors understand it.</summary>
/// <param name="folder">Full path.</param>
/// <param name="host">Folder of <c>hybrid.dll</c> and <c>PluginHybrid.Sdk.dll</c>.</param>
/// <param name="cache">Where compiled scripts are kept.</param>
internal sealed class IdeFolder(string folder, string host, string cache)
{
    /// <summary>Writes what is missing or old; a plugin that does not load has no schema, and says why.</summary>
    /// <param name="token">Gives up.</param>
    public async Task<IdeReport> WriteAsync(CancellationToken token)
    {
        var loader = new PluginLoader(new PluginLoaderOptions { CacheFolder = cache });
        var schemas = new List<KeyValuePair<string, string>>();
        var problems = new List<SourceProblem>();
        var scan = new PluginCatalog([folder]).Scan();
        foreach (var candidate in scan.Candidates.Where(candidate => candidate.Kind != PluginKind.Script))
        {
            var loaded = await loader.LoadAsync(candidate, token).ConfigureAwait(false);
            if (loaded.Plugin is null) problems.AddRange(loaded.Problems.Where(problem => problem.IsError));
            if (loaded.Plugin?.SettingsSchema is { } schema) schemas.Add(new(loaded.Plugin.Id, schema));
            loaded.Plugin?.Dispose();
        }

        var files = EditorFiles.All(host, Prelude.Namespaces, schemas);
        return new IdeReport(new GeneratedFolder(folder).Write(files), [.. scan.Problems, .. problems]);
    }
}
