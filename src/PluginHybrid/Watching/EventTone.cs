namespace PluginHybrid.Watching;

/// <summary>What an event means to a person who glances at it.</summary>
internal enum EventTone
{
    /// <summary>Information.</summary>
    Plain,

    /// <summary>Something came right.</summary>
    Good,

    /// <summary>Something wants attention.</summary>
    Warning,

    /// <summary>Something went wrong.</summary>
    Bad,
}
