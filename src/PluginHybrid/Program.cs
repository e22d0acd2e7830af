using PluginHybrid.Commands;

namespace PluginHybrid;

/// <summary>Where the process begins.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interrupts = new Interrupts();
        return await CommandLine.RunAsync(args, ProcessSurroundings.Create(), interrupts.Token).ConfigureAwait(false);
    }
}
