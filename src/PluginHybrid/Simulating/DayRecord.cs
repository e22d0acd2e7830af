using PluginHybrid.Commands;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Venues;

namespace PluginHybrid.Simulating;

/// <summary>What <c>--record</c> writes: a day as it is, whether it holds or fails.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="plan">What was asked, <see cref="SimulatePlan.RecordInto"/> among it.</param>
/// <param name="day">The day.</param>
internal sealed class DayRecord(Surroundings around, SimulatePlan plan, Day day)
{
    private readonly DayFolder _folder = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(around.WorkingFolder, plan.RecordInto!))));

    private string DayFile => Path.Combine(_folder.Path, DayFolder.DayFile);

    /// <summary>Where the day is written, full path.</summary>
    public DayFolder Folder => _folder;

    /// <summary>Looks, before the day is lived, whether it can be written.</summary>
    /// <exception cref="UsageException">The folder holds recordings or another day, or is a file.</exception>
    public void ThrowIfHopeless()
    {
        if (DayFolder.Obstacle(_folder.Path) is { } obstacle)
        {
            throw new UsageException($"{obstacle} Another one: --record <folder>.");
        }

        if (File.Exists(DayFile) && DayFile != plan.DayFile)
        {
            throw new UsageException($"{DayFile} is another day's; name another folder, or live that day: --day {DayFile}.");
        }
    }

    /// <summary>Lives the day once more, records it and accepts the recordings.</summary>
    /// <param name="life">Lives it.</param>
    /// <param name="lived">What came of it before.</param>
    /// <returns>False when something of it cannot be written, or cannot be replayed; that is told on stderr.</returns>
    public async Task<bool> WriteAsync(IDayLife life, SeedResult lived)
    {
        SeedResult again;
        try
        {
            again = await Task.Factory.StartNew(() => _folder.Write(life, day, Text(lived), Why(lived), new DaySurroundings()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await around.Error.WriteLineAsync($"{_folder.Path} cannot be written: {wrong.Message}").ConfigureAwait(false);
            return false;
        }

        if (again.Hash != lived.Hash)
        {
            await around.Error.WriteLineAsync($"Lived once more to be recorded, its hash is {again.Hash}: the recordings show another day.").ConfigureAwait(false);
        }

        return await new AcceptedRecordings(around).AcceptAsync(_folder.Path).ConfigureAwait(false) && again.Hash == lived.Hash;
    }

    // A file keeps what people wrote on top of it.
    private string Text(SeedResult lived) => plan.DayFile is { } file ? File.ReadAllText(file) : DayText.Of(day, Why(lived));

    private string Why(SeedResult lived)
    {
        var notes = plan.DayFile is { } file ? File.ReadLines(file).TakeWhile(line => line.StartsWith('#')).Select(line => line.TrimStart('#', ' ')) : [];
        return string.Join(' ', notes) is { Length: > 0 } written ? written
            : lived.IsGood ? FormattableString.Invariant($"Day {lived.Seed}, on which every invariant held.")
            : FormattableString.Invariant($"Day {lived.Seed}: {lived.Violations[0].Checker}/{lived.Violations[0].Place}.");
    }
}
