using System.CommandLine;
using System.CommandLine.Invocation;

namespace PluginHybrid.Commands;

/// <summary>The usual help, followed by examples and the exit codes.</summary>
/// <param name="usual">Writes the usual help.</param>
/// <param name="lessons">The examples.</param>
internal sealed class TeachingHelp(SynchronousCommandLineAction usual, Lessons lessons) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var outcome = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        foreach (var section in new[] { lessons.For(parseResult.CommandResult.Command), ExitCode.Table })
        {
            if (section.Length > 0)
            {
                output.WriteLine(section);
                output.WriteLine();
            }
        }

        return outcome;
    }
}
