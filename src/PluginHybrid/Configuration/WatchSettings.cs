namespace PluginHybrid.Configuration;

/// <summary>Prices to follow besides those of held positions.</summary>
internal sealed record WatchSettings
{
    /// <summary>The venue's symbols.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];
}
