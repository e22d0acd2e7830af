namespace PluginHybrid.Hosting.Sources;

/// <summary>What happened to a plugin's files.</summary>
public enum SourceChangeKind
{
    /// <summary>It is new, or back.</summary>
    Added,

    /// <summary>Its content differs from what was last told.</summary>
    Changed,

    /// <summary>It is gone, or another form has taken its place; then that form is told as added next.</summary>
    Removed,
}
