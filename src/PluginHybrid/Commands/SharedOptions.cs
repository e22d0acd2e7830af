using System.CommandLine;
using System.CommandLine.Parsing;
using PluginHybrid.Configuration;

namespace PluginHybrid.Commands;

/// <summary>Options that several commands take, with the same meaning in each.</summary>
internal static class SharedOptions
{
    /// <summary><c>--config</c>.</summary>
    public static Option<string?> Config() => new("--config", "-c")
    {
        Description = "Configuration file. Without it ./hybrid.yaml is read if it exists; else the built-in defaults are used.",
        HelpName = "hybrid.yaml",
    };

    /// <summary><c>--json</c>.</summary>
    /// <param name="description">What is written, in words.</param>
    public static Option<bool> Json(string description) => new("--json") { Description = description };

    /// <summary><c>--for</c>.</summary>
    /// <param name="description">What ends after this time, in words.</param>
    public static Option<TimeSpan?> For(string description) => new("--for")
    {
        Description = description,
        HelpName = "30s",
        CustomParser = ReadDuration,
    };

    /// <summary><c>--faults</c>.</summary>
    /// <param name="description">What it is laid over, in words.</param>
    public static Option<string?> Faults(string description) => new("--faults") { Description = description, HelpName = "script.yaml" };

    private static TimeSpan? ReadDuration(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (Durations.TryRead(text, out var span) && span > TimeSpan.Zero)
        {
            return span;
        }

        argument.AddError($"--for is {ShownText.Of(text)}. Write a time with its unit, {Durations.Examples}.");
        return null;
    }
}
