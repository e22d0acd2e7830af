using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Authoring.Targets;

/// <summary>A plugin ready to be loaded, or why it is not.</summary>
/// <param name="Candidate">The plugin; <c>null</c> when it could not be built.</param>
/// <param name="Problems">What the build said.</param>
internal sealed record ReadyPlugin(PluginCandidate? Candidate, IReadOnlyList<SourceProblem> Problems)
{
    /// <summary>Builds what is a project, and takes what is a file as it is.</summary>
    /// <param name="path">As <see cref="PluginTarget.Find"/> gave it.</param>
    /// <param name="token">Gives up.</param>
    public static async Task<ReadyPlugin> AtAsync(string path, CancellationToken token)
    {
        if (Path.GetExtension(path) != ".csproj") return new ReadyPlugin(PluginCatalog.At(path), []);
        var (dll, problems) = await new ProjectBuild(path).RunAsync(token).ConfigureAwait(false);
        return new ReadyPlugin(dll is null ? null : PluginCatalog.At(dll), problems);
    }
}
