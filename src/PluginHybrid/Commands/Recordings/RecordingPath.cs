using System.CommandLine;
using System.CommandLine.Parsing;
using PluginHybrid.Configuration;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Venues;

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

    /// <summary>A new recording made of another one, which must not lie where the new one goes.</summary>
    /// <param name="around">Where the command was typed.</param>
    /// <param name="from">The one it is made of, as typed.</param>
    /// <param name="to">Where it goes, as typed.</param>
    /// <param name="force">True replaces a recording there.</param>
    /// <exception cref="UsageException">It would replace the one it is made of.</exception>
    public static RecordingDraft Draft(Surroundings around, string from, string to, bool force)
    {
        var source = Path.GetFullPath(In(around, from));
        var folder = Path.TrimEndingDirectorySeparator(File.Exists(source) ? Path.GetDirectoryName(source)! : source);
        return folder == Path.TrimEndingDirectorySeparator(Path.GetFullPath(In(around, to)))
            ? throw new UsageException($"{to}: is the recording itself, which stays as it is. Give another folder.")
            : new RecordingDraft(In(around, to), force);
    }

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
