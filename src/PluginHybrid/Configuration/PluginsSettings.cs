namespace PluginHybrid.Configuration;

/// <summary>Where plugins lie, and what the operator lets each of them do.</summary>
internal sealed record PluginsSettings
{
    /// <summary>Folders with plugins, relative to the configuration's folder.</summary>
    public IReadOnlyList<string> Folders { get; init; } = ["plugins"];

    /// <summary>True when the plugins delivered with the host are loaded as well.</summary>
    public bool Bundled { get; init; } = true;

    /// <summary>True when a changed plugin replaces the running one.</summary>
    public bool Watch { get; init; } = true;

    /// <summary>A turn that holds its lane longer is told in the log.</summary>
    public TimeSpan TurnBudget { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A turn that has not come back for so long hangs.</summary>
    public TimeSpan HangAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What is configured of single plugins, by id in ordinal order.</summary>
    public IReadOnlyDictionary<string, PluginSettings> ById { get; init; } = new SortedDictionary<string, PluginSettings>(StringComparer.Ordinal);

    /// <summary>What holds for a plugin, configured or not.</summary>
    /// <param name="id">Its id.</param>
    public PluginSettings Of(string id) => ById.TryGetValue(id, out var settings) ? settings : new PluginSettings();

    /// <summary>The same with other settings for one plugin.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="settings">What holds for it.</param>
    public PluginsSettings With(string id, PluginSettings settings) => this with
    {
        ById = new SortedDictionary<string, PluginSettings>(ById.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal) { [id] = settings },
    };
}
