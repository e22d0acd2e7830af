namespace PluginHybrid.Hosting.Sources;

/// <summary>In which form a plugin lies in the folder.</summary>
public enum PluginKind
{
    /// <summary><c>plugins/&lt;id&gt;/&lt;id&gt;.dll</c>, with its private dependencies beside it.</summary>
    Dll,

    /// <summary><c>plugins/&lt;id&gt;.cs</c>: one file with one class.</summary>
    Source,

    /// <summary><c>plugins/&lt;id&gt;.csx</c>: a script.</summary>
    Script,
}
