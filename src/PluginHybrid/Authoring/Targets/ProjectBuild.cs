using System.Diagnostics;
using System.Text.RegularExpressions;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Authoring.Targets;

/// <summary>Builds a plugin's project with the SDK of the machine, as its author would.</summary>
/// <param name="project">Full path of the <c>.csproj</c>.</param>
internal sealed partial class ProjectBuild(string project)
{
    /// <summary>Builds.</summary>
    /// <param name="token">Gives up.</param>
    /// <returns>The DLL, or the errors in the order in which the build told them.</returns>
    public async Task<(string? Dll, IReadOnlyList<SourceProblem> Problems)> RunAsync(CancellationToken token)
    {
        var (code, output) = await DotnetAsync(["build", project, "-v", "q", "--nologo", "-consoleloggerparameters:NoSummary"], token).ConfigureAwait(false);
        if (code != 0)
        {
            SourceProblem[] errors = [.. Error().Matches(output).Select(Problem).Distinct()];
            return (null, errors.Length > 0 ? errors : [new SourceProblem(project, 0, 0, "BUILD", output.Trim())]);
        }

        var (_, target) = await DotnetAsync(["msbuild", project, "-getProperty:TargetPath"], token).ConfigureAwait(false);
        return (target.Trim(), []);
    }

    private static SourceProblem Problem(Match found)
    {
        var line = found.Groups["line"].Success ? int.Parse(found.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var column = found.Groups["column"].Success ? int.Parse(found.Groups["column"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return new SourceProblem(found.Groups["file"].Value.Trim(), line, column, found.Groups["code"].Value, found.Groups["text"].Value.Trim());
    }

    private static async Task<(int Code, string Output)> DotnetAsync(string[] arguments, CancellationToken token)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A server that outlives the command would hold the folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(token);
            var error = process.StandardError.ReadToEndAsync(token);
            await process.WaitForExitAsync(token).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    [GeneratedRegex(@"^(?<file>[^\r\n(:]+(:[\\/][^\r\n(:]+)?)(\((?<line>\d+),(?<column>\d+)[^)]*\))?\s*:\s*error\s+(?<code>\w+)\s*:\s*(?<text>[^\r\n]*?)(\s*\[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
