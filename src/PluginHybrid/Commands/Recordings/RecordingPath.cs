using System.CommandLine;
using System.CommandLine.Parsing;
using PluginHybrid.Configuration;

namespace PluginHybrid.Commands.Recordings;

/// <summary>Arguments and options that the commands on recordings share.</summary>
internal static class RecordingPath
{
    /// <summary>Which one a command works on: its folder or a file.</summary>
    public static Argument<string> Recording() => new("recording") { Description = "Its folder, or a .jsonl or .jsonl.zst file." };

    /// <summary>Another folder to write to.</summary>
    /// <param name="description">What goes there.</param>
    public static Option<string> Out(string description) => new("--out", "-o") { Description = description, HelpName = "folder", Required = true };

    /// <summary>Permission to replace.</summary>
    public static Option<bool> Force() => new("--force") { Description = "Replace a recording that lies there. Without it nothing is overwritten." };

    /// <summary>A time since the start.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it bounds.</param>
    public static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "1m30s",
        CustomParser = argument => Read(name, argument),
    };

    /// <summary>Where a path of the command line leads.</summary>
    /// <param name="around">Where it was typed.</param>
    /// <param name="path">As typed.</param>
    public static string In(Surroundings around, string path) => Path.Combine(around.WorkingFolder, path);

    /// <summary>Nanoseconds, as recordings count.</summary>
    /// <param name="span">Since the start.</param>
    public static long Nanoseconds(TimeSpan span) => span.Ticks * 100;

    private static TimeSpan? Read(string name, ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (Durations.TryRead(text, out var span))
        {
            return span;
        }

        argument.AddError($"{name} is {ShownText.Of(text)}. Write a time since the start of the recording, {Durations.Examples}.");
        return null;
    }
}
