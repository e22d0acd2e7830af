using System.CommandLine;
using System.Globalization;
using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Venues;

namespace PluginHybrid.Simulating;

/// <summary>The options of <c>hybrid simulate</c>.</summary>
internal sealed class SimulateOptions
{
    private const int SeedsMax = 1_000_000;

    /// <summary><c>--seeds</c>.</summary>
    public Option<string?> Seeds { get; } = new("--seeds") { Description = "Which days: 1..1000, or some: 3,14,15. Default 1..100.", HelpName = "1..1000" };

    /// <summary><c>--seed</c>.</summary>
    public Option<int?> Seed { get; } = new("--seed") { Description = "One day alone: what did not hold, and the last things that happened before.", HelpName = "87" };

    /// <summary><c>--day</c>.</summary>
    public Option<string?> Day { get; } = new("--day") { Description = "The day of a file, exactly: as --shrink writes it.", HelpName = "day.yaml" };

    /// <summary><c>--hours</c>.</summary>
    public Option<decimal> Hours { get; } = new("--hours") { Description = "How long trouble may strike on each day, in virtual hours; five minutes of healing follow. Default 1.", HelpName = "1", DefaultValueFactory = _ => 1 };

    /// <summary><c>--jobs</c>.</summary>
    public Option<int?> Jobs { get; } = new("--jobs") { Description = "Days lived side by side. Default one per processor.", HelpName = "2" };

    /// <summary><c>--twice</c>.</summary>
    public Option<int> Twice { get; } = new("--twice") { Description = "So many of the days are lived again in a second process, and must give the same hash.", HelpName = "100" };

    /// <summary><c>--shrink</c>.</summary>
    public Option<bool> Shrink { get; } = new("--shrink") { Description = "Make a failing day small, and write it as a folder: day, fault script, recordings." };

    /// <summary><c>--into</c>.</summary>
    public Option<string?> Into { get; } = new("--into") { Description = "The folder of --shrink. Default simulated-<seed>.", HelpName = "folder" };

    /// <summary><c>--hash</c>.</summary>
    public Option<bool> Hash { get; } = new("--hash") { Description = "Write one line per seed, with its hash and nothing else: what --twice compares." };

    /// <summary><c>--json</c>.</summary>
    public Option<bool> Json { get; } = SharedOptions.Json("One JSON object on stdout: each seed, what did not hold, coverage.");

    /// <summary><c>--junit</c>.</summary>
    public Option<string?> JUnit { get; } = new("--junit") { Description = "Write the results as JUnit XML, one test case per seed.", HelpName = "out.xml" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [Seeds, Seed, Day, Hours, Jobs, Twice, Shrink, Into, Hash, Json, JUnit];

    /// <summary>What was asked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="around">Where it runs.</param>
    /// <exception cref="UsageException">Something in it cannot be.</exception>
    public SimulatePlan Read(ParseResult parsed, Surroundings around)
    {
        var (seed, day, seeds) = (parsed.GetValue(Seed), parsed.GetValue(Day), parsed.GetValue(Seeds));
        if (new[] { seed is not null, day is not null, seeds is not null }.Count(given => given) > 1)
        {
            throw new UsageException("--seeds, --seed and --day exclude each other: leave two out.");
        }

        if ((parsed.GetValue(Shrink) || parsed.GetValue(Into) is not null) && seed is null && day is null)
        {
            throw new UsageException("--shrink and --into want one day: add --seed or --day.");
        }

        var hours = parsed.GetValue(Hours);
        if (hours is <= 0 or > 1000)
        {
            throw new UsageException($"--hours is {hours.ToString(CultureInfo.InvariantCulture)}. Write hours above 0 and up to 1000, 0.5 for half of one.");
        }

        return new SimulatePlan
        {
            Seeds = seed is { } one ? [one] : SeedsIn(seeds ?? "1..100"),
            Alone = day is { } path ? DayIn(Path.Combine(around.WorkingFolder, path)) : seed is { } number ? DayMaker.Make(number, TimeOf(hours)) : null,
            Length = TimeOf(hours),
            Jobs = Math.Clamp(parsed.GetValue(Jobs) ?? Environment.ProcessorCount, 1, 256),
            Twice = Math.Max(0, parsed.GetValue(Twice)),
            Shrinks = parsed.GetValue(Shrink) || parsed.GetValue(Into) is not null,
            Into = parsed.GetValue(Into),
            HashesOnly = parsed.GetValue(Hash),
            WritesJson = parsed.GetValue(Json),
            JUnit = parsed.GetValue(JUnit),
        };
    }

    private static TimeSpan TimeOf(decimal hours) => TimeSpan.FromTicks((long)(hours * TimeSpan.TicksPerHour));

    private static int[] SeedsIn(string text)
    {
        var seeds = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (first, last) = part.Split("..") switch
            {
                [var from, var to] when int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var a) && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var b) => (a, b),
                [var only] when int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var a) => (a, a),
                _ => (1, 0),
            };
            if (last < first || (long)last - first + seeds.Count >= SeedsMax)
            {
                throw new UsageException($"--seeds is {ShownText.Of(text)}. Write a range, 1..1000, or some seeds, 3,14,15; at most {SeedsMax} of them.");
            }

            seeds.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return seeds.Count > 0 ? [.. seeds.Distinct()] : throw new UsageException("--seeds is empty. Write a range, 1..1000, or some seeds, 3,14,15.");
    }

    private static Day DayIn(string path)
    {
        try
        {
            return DayText.Read(File.ReadAllText(path));
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"{path}:{wrong.Message}");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {wrong.Message}");
        }
    }
}
