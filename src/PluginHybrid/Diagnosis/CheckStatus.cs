namespace PluginHybrid.Diagnosis;

/// <summary>How a check came out.</summary>
internal enum CheckStatus
{
    /// <summary>Fine.</summary>
    Ok,

    /// <summary>Works, and could be better or will break.</summary>
    Warn,

    /// <summary>Does not work.</summary>
    Fail,

    /// <summary>Not tried, because something before it failed or it does not apply.</summary>
    Skip,
}
