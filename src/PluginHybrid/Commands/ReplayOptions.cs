using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replaying;
using PluginHybrid.Venues;
using PluginHybrid.WhatIf;

namespace PluginHybrid.Commands;

/// <summary>The options of <c>hybrid replay</c>.</summary>
internal sealed class ReplayOptions
{
    /// <summary><c>--config</c>.</summary>
    public Option<string?> Config { get; } = SharedOptions.Config();

    /// <summary><c>--json</c>.</summary>
    public Option<bool> Json { get; } = SharedOptions.Json("One JSON object on stdout.");

    /// <summary><c>--pace</c>.</summary>
    public Option<Pace?> Pace { get; } = new("--pace")
    {
        Description = $"How fast: {FakeExchange.Playback.Pace.Words}. lockstep keeps the order of all records and gives the live run's hashes; with 2x to 100x the host's own time goes faster too, with max it does not. Default lockstep; 10x with --faults, --report, --strict or --timestamps shift.",
        HelpName = "10x",
        CustomParser = ReadPace,
    };

    /// <summary><c>--timestamps</c>.</summary>
    public Option<string> Timestamps { get; } = new Option<string>("--timestamps")
    {
        Description = "shift moves the venue's times so that the recording begins now; keep leaves them. Default shift.",
        HelpName = "shift",
        DefaultValueFactory = _ => "shift",
    }.AcceptOnlyFromAmong("shift", "keep");

    /// <summary><c>--strict</c>.</summary>
    public Option<bool> Strict { get; } = new("--strict") { Description = "Also fail on commands in another order, and on records that were never played." };

    /// <summary><c>--lenient</c>.</summary>
    public Option<bool> Lenient { get; } = new("--lenient") { Description = "Tell divergences, but fail only on other positions or stops at the end." };

    /// <summary><c>--faults</c>.</summary>
    public Option<string?> Faults { get; } = new("--faults") { Description = "A fault script to lay over the playback.", HelpName = "script.yaml" };

    /// <summary><c>--report</c>.</summary>
    public Option<bool> Report { get; } = new("--report") { Description = "Also tell what each fault cost: from the drop to fresh, the gap, what was corrected." };

    /// <summary><c>--until</c>.</summary>
    public Option<string?> Until { get; } = new("--until") { Description = "Stop there: a time (t=30s) or a record (n=1200); with --core or --pace lockstep also an event or a condition, and the state is shown.", HelpName = "where" };

    /// <summary><c>--what-if</c>.</summary>
    public Option<bool> WhatIf { get; } = new("--what-if") { Description = "With --core: let changed plugins decide anew against the venue model, at the recorded prices, and compare with what was recorded." };

    /// <summary><c>--set</c>.</summary>
    public Option<string[]> Set { get; } = new("--set") { Description = "With --what-if: another value for one setting of a plugin. May be given several times.", HelpName = "plugin.setting=value" };

    /// <summary><c>--keep</c>.</summary>
    public Option<string?> Keep { get; } = new("--keep") { Description = "With --what-if: keep the recording of the new session in this folder.", HelpName = "folder" };

    /// <summary>The what-if run, when one is asked for.</summary>
    /// <param name="around">Where the command runs.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="core">True when <c>--core</c> was given.</param>
    /// <param name="lines">True when <c>--lines</c> was given.</param>
    /// <exception cref="UsageException">Something in it cannot be.</exception>
    public WhatIfCall? WhatIfOf(Surroundings around, string recording, ParseResult parsed, bool core, bool lines)
    {
        var sets = parsed.GetValue(Set) ?? [];
        if (!parsed.GetValue(WhatIf))
        {
            return sets.Length == 0 && parsed.GetValue(Keep) is null ? null
                : throw new UsageException("--set and --keep belong to --what-if: a replay takes the settings of the recording. Add --core --what-if, or leave them out.");
        }

        if (!core || parsed.GetValue(Until) is not null || parsed.GetValue(Faults) is not null)
        {
            throw new UsageException("--what-if goes with --core, and not with --until and --faults: it lives the whole recorded session again. Write hybrid replay <recording> --core --what-if.");
        }

        return new WhatIfCall(around)
        {
            Recording = recording,
            Config = parsed.GetValue(Config),
            Sets = sets,
            KeepIn = parsed.GetValue(Keep),
            IsLenient = parsed.GetValue(Lenient),
            WritesLines = lines,
            WritesJson = parsed.GetValue(Json),
        };
    }

    /// <summary>True when a pace was given.</summary>
    /// <param name="parsed">The command line.</param>
    public bool NamesPace(ParseResult parsed) => IsGiven(parsed, Pace);

    /// <summary>Refuses what has no meaning for a fault script.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="more">True when another option of a recording was given.</param>
    /// <exception cref="UsageException">Such an option was given.</exception>
    public void ThrowIfNotForScript(ParseResult parsed, bool more)
    {
        Option[] others = [Pace, Timestamps, Strict, Lenient, Faults, Report, WhatIf, Set, Keep];
        if (more || others.Any(option => IsGiven(parsed, option)))
        {
            throw new UsageException("A fault script holds no recording: beside it only --until, --json and --config have a meaning. To lay it over a recording, write hybrid replay <recording> --faults script.yaml.");
        }
    }

    /// <summary>The replay that keeps the order of all records, when one is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="core">True for the one without sockets.</param>
    /// <param name="lines">True when <c>--lines</c> was given.</param>
    /// <exception cref="UsageException">Something in it cannot be.</exception>
    public Func<CoreReplayOptions, CancellationToken, Task<CoreReplayReport>>? TotalOrder(ParseResult parsed, bool core, bool lines)
    {
        if (core)
        {
            return IsGiven(parsed, Faults) || IsGiven(parsed, Pace) || IsGiven(parsed, Timestamps)
                ? throw new UsageException("--faults, --pace and --timestamps are for a replay through sockets, and --core has neither sockets nor a clock. Leave out --core, or them.")
                : CoreReplay.RunAsync;
        }

        if (!PaceOf(parsed).IsLockstep)
        {
            return !lines ? null
                : throw new UsageException("--lines goes with --core or --pace lockstep: at any other pace events have no order to compare. Add one of them, or leave it out.");
        }

        if (parsed.GetValue(Faults) is not null)
        {
            throw new UsageException("--faults and --pace lockstep exclude each other: trouble breaks the recorded order, which lockstep keeps. Take another pace.");
        }

        if (IsGiven(parsed, Timestamps) && parsed.GetValue(Timestamps) == "shift")
        {
            throw new UsageException("--timestamps shift and --pace lockstep exclude each other: lockstep runs in the recording's own time. Leave one out.");
        }

        return LockstepRun.RunAsync;
    }

    /// <summary>What was asked.</summary>
    /// <param name="path">The recording.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    /// <exception cref="UsageException">Something in it cannot be.</exception>
    public ReplayPlan Read(string path, ParseResult parsed, string folder)
    {
        var (strict, lenient) = (parsed.GetValue(Strict), parsed.GetValue(Lenient));
        if (strict && lenient)
        {
            throw new UsageException("--strict and --lenient exclude each other: leave one out.");
        }

        var plan = new ReplayPlan
        {
            Path = path,
            Pace = PaceOf(parsed),
            ShiftTimes = parsed.GetValue(Timestamps) == "shift",
            Strictness = strict ? Strictness.Strict : lenient ? Strictness.Lenient : Strictness.Commands,
            Faults = parsed.GetValue(Faults) is { } script ? Script(Path.Combine(folder, script)) : null,
        };
        return parsed.GetValue(Until) is not { } until ? plan
            : until is ['n', '=', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? plan with { UntilRecord = number }
            : Durations.TryRead(until is ['t', '=', .. var rest] ? rest : until, out var span) ? plan with { UntilTime = span }
            : throw new UsageException($"--until is {ShownText.Of(until)}. Through sockets, write a time, t=30s, or a record, n=1200.");
    }

    // In the recorded order a replay says the same each time; trouble and another clock cannot keep it.
    private Pace PaceOf(ParseResult parsed) => parsed.GetValue(Pace)
        ?? (IsGiven(parsed, Faults) || IsGiven(parsed, Report) || IsGiven(parsed, Strict) || (IsGiven(parsed, Timestamps) && parsed.GetValue(Timestamps) == "shift")
            ? new Pace(10)
            : FakeExchange.Playback.Pace.Lockstep);

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static FaultScript Script(string path)
    {
        try
        {
            return FaultScript.ReadFile(path);
        }
        catch (FaultScriptException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private static Pace? ReadPace(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (FakeExchange.Playback.Pace.Read(text) is { } pace)
        {
            return pace;
        }

        argument.AddError($"--pace is {ShownText.Of(text)}. Write {FakeExchange.Playback.Pace.Words}.");
        return null;
    }
}
