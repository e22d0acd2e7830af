namespace PluginHybrid.Plugins.Trailing;

/// <summary>Who trails.</summary>
public enum TrailMode
{
    /// <summary>We move an ordinary stop loss. It stays where it is while this host is down.</summary>
    Ours,

    /// <summary>The venue's own trailing stop, set once per position. It goes on without us; no ticks of ours, break-even or minimum step apply.</summary>
    Venue,
}
