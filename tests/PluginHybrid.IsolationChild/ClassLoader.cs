using PluginHybrid.Hosting.Isolation;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.IsolationChild;

/// <summary>"Loads" a class of this assembly: the path is its name.</summary>
/// <param name="request">What the host asks for.</param>
public sealed class ClassLoader(PluginProcessRequest request) : IPluginLoader
{
    /// <inheritdoc />
    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
    {
        var type = typeof(ClassLoader).Assembly.GetType($"PluginHybrid.IsolationChild.{candidate.Path}");
        return Task.FromResult(type is null
            ? new LoadResult(null, [new SourceProblem(candidate.Path, 3, 14, "CS0246", "There is no such class.", "Write one.")])
            : new LoadResult(new FromClass(type, candidate, request.SettingsText ?? ""), []));
    }

    private sealed class FromClass(Type type, PluginCandidate candidate, string settings) : LoadedPlugin
    {
        public override string Id => candidate.Id;

        public override string Title => $"Test plugin {type.Name}";

        public override string Version => "1.2.3";

        public override PluginCandidate Candidate => candidate;

        public override Capabilities Asked => Capabilities.MoveStops | Capabilities.Reduce;

        public override IReadOnlyList<SourceProblem> Warnings => [];

        public override string? SettingsSchema => null;

        public override ISettingValues Settings { get; } = new OneText(settings);

        public override HybridPlugin CreateInstance() => (HybridPlugin)Activator.CreateInstance(type)!;

        public override void Dispose()
        {
        }

        public override bool IsGone(bool collect) => true;
    }

    private sealed class OneText(string text) : ISettingValues
    {
        public T Bind<T>()
            where T : class, new() => new();

        public T Read<T>(string name, T otherwise, decimal? min = null, decimal? max = null) =>
            text is T found && text.Length > 0 ? found : otherwise;
    }
}
