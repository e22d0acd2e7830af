namespace PluginHybrid.Hosting.Sources;

/// <summary>Turns a candidate into a plugin in memory. Slow (a first compile takes seconds): never on a lane or a receiving thread.</summary>
public interface IPluginLoader
{
    /// <summary>Loads; what is wrong with the plugin comes back as problems and is not thrown.</summary>
    /// <param name="candidate">What lies in the folder.</param>
    /// <param name="token">Gives up.</param>
    Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token);
}
