using System.Diagnostics;
using System.Globalization;
using PluginHybrid.Commands;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Trials;

namespace PluginHybrid.Simulating;

/// <summary>Lives days once more in a process of its own: this executable again.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="plan">What was asked of this one.</param>
internal sealed class SecondProcess(Surroundings around, SimulatePlan plan)
{
    // A command line has a longest length.
    private const int SeedsPerProcess = 5_000;

    /// <summary>Lives days again, and gives those whose hash is another one, as days that failed.</summary>
    /// <param name="lived">The days, as they were lived here.</param>
    /// <param name="interrupted">Ends the process.</param>
    /// <exception cref="OperationCanceledException">Interrupted: then nothing is known of any.</exception>
    public async Task<IReadOnlyList<SeedResult>> PartedAsync(IReadOnlyList<SeedResult> lived, CancellationToken interrupted)
    {
        var parted = new List<SeedResult>();
        foreach (var some in lived.Chunk(SeedsPerProcess))
        {
            var hashes = await HashesAsync([.. some.Select(result => result.Seed)], interrupted).ConfigureAwait(false);
            parted.AddRange(
                from result in some
                let hash = hashes.GetValueOrDefault(result.Seed, "")
                where hash != result.Hash
                select result with { Violations = [SameHash.Differs(result.Lived, result.Hash, hash, "in another process")] });
        }

        return parted;
    }

    private async Task<IReadOnlyDictionary<int, string>> HashesAsync(IReadOnlyList<int> seeds, CancellationToken interrupted)
    {
        var (program, first) = around.OnceMore();
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Array.ForEach([.. first, "simulate", "--hash", .. DaysOf(seeds)], start.ArgumentList.Add);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        await using var killed = interrupted.Register(() => process.Kill(entireProcessTree: true)).ConfigureAwait(false);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var lines = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
        var words = await errors.ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        interrupted.ThrowIfCancellationRequested();
        if (process.ExitCode != ExitCode.Fine)
        {
            await around.Error.WriteLineAsync(FormattableString.Invariant($"The second process ended with {process.ExitCode}:\n{words.Trim()}")).ConfigureAwait(false);
        }

        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => int.Parse(parts[0], CultureInfo.InvariantCulture), parts => parts[1]);
    }

    private string[] DaysOf(IReadOnlyList<int> seeds) =>
        plan.DayFile is { } file ? ["--day", file]
        : plan.Alone is { } day ? ["--seed", day.Seed.ToString(CultureInfo.InvariantCulture), "--hours", TrialText.Hours(plan.Length)]
        : ["--seeds", SeedRange.Of(seeds), "--hours", TrialText.Hours(plan.Length), "--jobs", plan.Jobs.ToString(CultureInfo.InvariantCulture)];
}
