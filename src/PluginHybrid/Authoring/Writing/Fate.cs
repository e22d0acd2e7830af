namespace PluginHybrid.Authoring.Writing;

/// <summary>What happened to a generated file.</summary>
internal enum Fate
{
    /// <summary>It was not there.</summary>
    Written,

    /// <summary>It was ours and of an older time.</summary>
    Renewed,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>A person changed it: it was left alone, and ours lies beside it.</summary>
    Kept,
}
