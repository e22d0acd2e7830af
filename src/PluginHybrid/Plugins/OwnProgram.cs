namespace PluginHybrid.Plugins;

/// <summary>How this process was started, to start it again: the executable itself, or dotnet with the assembly.</summary>
internal static class OwnProgram
{
    /// <summary>The program, and the arguments that come first.</summary>
    public static (string Program, IReadOnlyList<string> First) Find()
    {
        var started = Environment.ProcessPath ?? "dotnet";
        var isMuxer = Path.GetFileNameWithoutExtension(started).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isMuxer ? (started, [Path.Combine(AppContext.BaseDirectory, "hybrid.dll")]) : (started, []);
    }
}
