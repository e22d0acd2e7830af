namespace PluginHybrid.Core.Session;

/// <summary>How loud a note of the session is.</summary>
public enum NoteKind
{
    /// <summary>For whoever looks for a fault.</summary>
    Detail,

    /// <summary>The walk of the session.</summary>
    Information,

    /// <summary>Something a person may have to look at.</summary>
    Warning,
}
