namespace PluginHybrid.Configuration;

/// <summary>Where the host keeps what has to survive it.</summary>
internal sealed record StateSettings
{
    /// <summary>The folder, relative to the configuration's.</summary>
    public string Folder { get; init; } = "state";

    /// <summary>Days for which the journal is kept.</summary>
    public int KeepDays { get; init; } = 90;

    /// <summary>Size in megabytes above which the oldest journal lines go.</summary>
    public int MaxMegabytes { get; init; } = 256;
}
