namespace PluginHybrid.Bench;

/// <summary>Where the process begins.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.Make().Parse(args).InvokeAsync();
}
