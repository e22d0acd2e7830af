namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>The constants of the protocol between the host and a plugin's process; <c>docs/plugin-process.md</c> tells the rest.</summary>
internal static class Protocol
{
    /// <summary>In the first line, so that a program started by mistake is told from a host.</summary>
    public const string Magic = "pluginhybrid-plugin-process";

    /// <summary>Raised when a frame changes in a way an older side would misread.</summary>
    public const int Version = 1;

    /// <summary>Bytes of a line, its end included. A longer one is a fault.</summary>
    public const int LongestLine = 4 * 1024 * 1024;
}
