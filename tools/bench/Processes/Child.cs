using System.Diagnostics;

namespace PluginHybrid.Bench.Processes;

/// <summary>This very program again, in another process, with another task.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public static Child Start(IEnumerable<string> arguments, bool inlineCompletions = false)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own path.");
        var start = new ProcessStartInfo(self) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Child).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = inlineCompletions ? "1" : "0";
        return new Child(Process.Start(start)!);
    }

    /// <summary>The next line it prints.</summary>
    public async Task<string> LineAsync(CancellationToken cancellation) =>
        await _process.StandardOutput.ReadLineAsync(cancellation)
        ?? throw new InvalidOperationException($"A child process ended without a word: {string.Join(' ', _process.StartInfo.ArgumentList)}");

    public void Dispose()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.WaitForExit();
        _process.Dispose();
    }
}
