using PluginHybrid.Commands;

namespace PluginHybrid;

/// <summary>Where the process begins.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interrupts = new Interrupts();
        var around = ProcessSurroundings.Create();
        try
        {
            return await CommandLine.RunAsync(args, around, interrupts.Token).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            // Caught, not left to the runtime: only so do the blocks run that give the terminal back.
            await around.Error.WriteLineAsync($"A fault of hybrid itself; please report it with this text.\n{fault}").ConfigureAwait(false);
            return ExitCode.CheckFailed;
        }
    }
}
