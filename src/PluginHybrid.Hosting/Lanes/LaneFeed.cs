namespace PluginHybrid.Hosting.Lanes;

/// <summary>A lane and what lies between the stream and it.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Paper">The plugin's paper positions; <c>null</c> while it sees the real ones.</param>
internal readonly record struct LaneFeed(Lane Lane, PaperOverlay? Paper);
