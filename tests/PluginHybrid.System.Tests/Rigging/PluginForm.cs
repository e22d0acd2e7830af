namespace PluginHybrid.System.Tests.Rigging;

/// <summary>In which form the plugins of the repository are loaded.</summary>
public enum PluginForm
{
    /// <summary>The DLLs built from <c>plugins/</c>.</summary>
    Dll,

    /// <summary>The scripts of <c>plugins/scripts/</c>.</summary>
    Script,
}
