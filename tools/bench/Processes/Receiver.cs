using System.Text.Json;
using PluginHybrid.Bench.Candidates;
using PluginHybrid.Bench.Frames;
using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Processes;

/// <summary>The receiving process: one candidate, measured once, so that no other one shares its JIT, threads or heap.</summary>
internal static class Receiver
{
    /// <summary>Connects to the sender, measures, and prints one line of JSON.</summary>
    public static async Task<int> RunAsync(string candidate, int port, int symbols, IMeter meter)
    {
        var chosen = Candidate.All.Append(Candidate.OursRecorded).Single(one => one.Name == candidate);
        var run = Task.Run(() => chosen.Run(new Uri($"ws://127.0.0.1:{port}/v5/public/linear"), SymbolNames.Make(symbols), meter));
        if (await Task.WhenAny(run, meter.Done) == run)
        {
            await run;
            await Console.Error.WriteLineAsync($"{candidate} stopped receiving before the measurement ended.");
            return 1;
        }

        Console.WriteLine(JsonSerializer.Serialize(await meter.Done));
        return 0;
    }
}
