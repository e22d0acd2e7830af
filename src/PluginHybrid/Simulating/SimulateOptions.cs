using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Venues;

namespace PluginHybrid.Simulating;

/// <summary>The options of <c>hybrid simulate</c>.</summary>
internal sealed class SimulateOptions
{
    private const int JobsMax = 256;
    private const int HoursMax = 1000;

    /// <summary><c>--seeds</c>.</summary>
    public Option<string?> Seeds { get; } = new("--seeds") { Description = "Which days: 1..1000, or some: 3,14,15. Default 1..100.", HelpName = "1..1000" };

    /// <summary><c>--seed</c>.</summary>
    public Option<int?> Seed { get; } = Number<int>("--seed", "a whole number, 87", _ => true, "One day alone: what did not hold, and the last things that happened before.", "87");

    /// <summary><c>--day</c>.</summary>
    public Option<string?> Day { get; } = new("--day") { Description = "The day of a file, exactly: as --shrink writes it.", HelpName = "day.yaml" };

    /// <summary><c>--hours</c>.</summary>
    public Option<decimal?> Hours { get; } = Number<decimal>(
        "--hours", $"hours above 0 and up to {HoursMax}, 0.5 for half of one", hours => hours is > 0 and <= HoursMax,
        "How long trouble may strike on each day, in virtual hours; five minutes of healing follow. Another length is another day, also with the same seed. Default 1.", "1");

    /// <summary><c>--jobs</c>.</summary>
    public Option<int?> Jobs { get; } = Number<int>(
        "--jobs", $"a number from 1 to {JobsMax}", jobs => jobs is >= 1 and <= JobsMax, "Days lived side by side. Default one per processor.", "2");

    /// <summary><c>--twice</c>.</summary>
    public Option<int?> Twice { get; } = TwiceOption();

    /// <summary><c>--shrink</c>.</summary>
    public Option<bool> Shrink { get; } = new("--shrink") { Description = "Make a failing day small, and write it as a folder: day, fault script, recordings. With --seed or --day." };

    /// <summary><c>--into</c>.</summary>
    public Option<string?> Into { get; } = new("--into") { Description = "Shrink into this folder; it holds no recordings yet. Default simulated-<seed>.", HelpName = "folder" };

    /// <summary><c>--record</c>.</summary>
    public Option<string?> Record { get; } = new("--record") { Description = "Write the day as it is, whether it holds or fails, into this folder: day, fault script, recordings. It holds no recordings yet. With --seed or --day.", HelpName = "folder" };

    /// <summary><c>--hash</c>.</summary>
    public Option<bool> Hash { get; } = new("--hash") { Description = "Write one line per seed, with its hash and nothing else, also of days that fail: what --twice compares." };

    /// <summary><c>--json</c>.</summary>
    public Option<bool> Json { get; } = SharedOptions.Json("One JSON object on stdout: each seed, what did not hold, coverage.");

    /// <summary><c>--junit</c>.</summary>
    public Option<string?> JUnit { get; } = new("--junit") { Description = "Also write the results as JUnit XML, one test case per seed.", HelpName = "out.xml" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [Seeds, Seed, Day, Hours, Jobs, Twice, Shrink, Into, Record, Hash, Json, JUnit];

    /// <summary>What was asked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="around">Where it runs.</param>
    /// <exception cref="UsageException">Something in it cannot be, or would do nothing.</exception>
    public SimulatePlan Read(ParseResult parsed, Surroundings around)
    {
        RefuseUseless(parsed);
        var length = TimeSpan.FromTicks((long)Math.Round((parsed.GetValue(Hours) ?? 1) * TimeSpan.TicksPerHour));
        var file = parsed.GetValue(Day) is { } path ? Path.GetFullPath(Path.Combine(around.WorkingFolder, path)) : null;
        var alone = file is not null ? DayIn(file) : parsed.GetValue(Seed) is { } seed ? DayMaker.Make(seed, length) : null;
        return new SimulatePlan
        {
            Seeds = alone is not null ? [alone.Seed] : SeedRange.Read(parsed.GetValue(Seeds) ?? "1..100"),
            Alone = alone,
            DayFile = file,
            Length = alone?.Length ?? length,
            Jobs = parsed.GetValue(Jobs) ?? Math.Clamp(Environment.ProcessorCount, 1, JobsMax),
            Twice = parsed.GetValue(Twice) ?? 0,
            Shrinks = parsed.GetValue(Shrink) || IsGiven(parsed, Into),
            Into = parsed.GetValue(Into),
            RecordInto = parsed.GetValue(Record),
            HashesOnly = parsed.GetValue(Hash),
            WritesJson = parsed.GetValue(Json),
            JUnit = parsed.GetValue(JUnit),
        };
    }

    // Whoever writes an option believes that it did something.
    private void RefuseUseless(ParseResult parsed)
    {
        var (seed, day) = (IsGiven(parsed, Seed), IsGiven(parsed, Day));
        if (new[] { seed, day, IsGiven(parsed, Seeds) }.Count(given => given) > 1)
        {
            throw new UsageException("--seeds, --seed and --day exclude each other: leave two out.");
        }

        var shrink = IsGiven(parsed, Shrink) || IsGiven(parsed, Into);
        if (!seed && !day && (shrink || IsGiven(parsed, Record)))
        {
            throw new UsageException("--shrink, --into and --record want one day: add --seed or --day.");
        }

        if (shrink && IsGiven(parsed, Record))
        {
            throw new UsageException("--record writes the day as it is, --shrink and --into a smaller one that fails: leave one out.");
        }

        if ((seed || day) && IsGiven(parsed, Jobs))
        {
            throw new UsageException("--jobs is for many days: one day is lived on one thread. Leave it out.");
        }

        if (day && IsGiven(parsed, Hours))
        {
            throw new UsageException("--hours is for days made of seeds: that of --day is as long as its file says. Leave it out, or change length in the file.");
        }

        if (IsGiven(parsed, Hash) && new Option[] { Twice, Shrink, Into, Record, Json, JUnit }.FirstOrDefault(option => IsGiven(parsed, option)) is { } useless)
        {
            throw new UsageException($"--hash writes hashes and nothing else: leave it out, or {useless.Name}.");
        }
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static Option<int?> TwiceOption()
    {
        var option = Number<int>(
            "--twice", "how many days, from 1 up, or nothing for all", days => days >= 1,
            "So many of the days are lived again in a second process, and must give the same hash; without a number all of them.", "100");
        option.Arity = ArgumentArity.ZeroOrOne;
        return option;
    }

    private static Option<T?> Number<T>(string name, string wanted, Func<T, bool> holds, string description, string example)
        where T : struct, INumber<T>, IMinMaxValue<T> => new(name)
        {
            Description = description,
            HelpName = example,
            CustomParser = argument => ReadNumber(argument, name, wanted, holds),
        };

    private static T? ReadNumber<T>(ArgumentResult argument, string name, string wanted, Func<T, bool> holds)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        if (argument.Tokens.Count == 0)
        {
            return T.MaxValue;
        }

        if (T.TryParse(argument.Tokens[0].Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && holds(number))
        {
            return number;
        }

        argument.AddError($"{name} is {ShownText.Of(argument.Tokens[0].Value)}. Write {wanted}.");
        return null;
    }

    private static Day DayIn(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"--day wants a file, and {path} is a folder. Its day is {Path.Combine(path, "day.yaml")}.");
        }

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
            throw new UsageException($"--day cannot be read: {wrong.Message}");
        }
    }
}
