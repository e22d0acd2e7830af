using System.Diagnostics;
using System.Globalization;
using PluginHybrid.Plugins;

namespace PluginHybrid.Simulating;

/// <summary>Lives days once more in a process of its own: this executable again.</summary>
/// <param name="plan">What was asked of this one.</param>
internal sealed class SecondProcess(SimulatePlan plan)
{
    /// <summary>Hashes by seed; those it did not come to are missing.</summary>
    /// <param name="seeds">The seeds.</param>
    /// <param name="interrupted">Ends the process.</param>
    public async Task<IReadOnlyDictionary<int, string>> HashesAsync(IReadOnlyList<int> seeds, CancellationToken interrupted)
    {
        var (program, first) = OwnProgram.Find();
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            .. first, "simulate", "--hash",
            "--seeds", string.Join(',', seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture))),
            "--hours", (plan.Length.Ticks / (decimal)TimeSpan.TicksPerHour).ToString(CultureInfo.InvariantCulture),
            "--jobs", plan.Jobs.ToString(CultureInfo.InvariantCulture),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        using var killed = interrupted.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var lines = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
        await errors.ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => int.Parse(parts[0], CultureInfo.InvariantCulture), parts => parts[1]);
    }
}
