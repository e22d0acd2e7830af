using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>Fetches the packages of a script by a made-up project and <c>dotnet restore</c>. What was restored once is not restored again.</summary>
/// <param name="folder">Holds one made-up project per set of packages.</param>
internal sealed class PackageRestorer(string folder)
{
    /// <summary>Full paths of the packages' DLLs, or problems.</summary>
    /// <param name="script">A <c>nuget.config</c> beside it is honoured.</param>
    /// <param name="token">Gives up; ends the restore.</param>
    public async Task<(IReadOnlyList<string> Libraries, IReadOnlyList<SourceProblem> Problems)> Restore(ScriptText script, CancellationToken token)
    {
        if (script.Packages.Count == 0) return ([], []);
        var config = Directory.EnumerateFiles(Path.GetDirectoryName(script.Path)!)
            .FirstOrDefault(file => Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));
        var project = Write(script.Packages, config);
        var assets = Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json");
        if (Read(assets) is { } known) return (known, []);
        var (code, said) = await Run(project, config, token).ConfigureAwait(false);
        if (code == 0 && Read(assets) is { } restored) return (restored, []);
        var first = script.Packages[0];
        var names = string.Join(", ", script.Packages.Select(package => $"{package.Id} {package.Version}"));
        return ([], [new SourceProblem(first.File, first.Line, 1, "HYB0114", $"{names} could not be restored: {FirstError(said)}", "Check name, version and the nuget.config beside the plugin.")]);
    }

    private string Write(IReadOnlyList<PackageName> packages, string? config)
    {
        var body = new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0"), new XElement("NuGetAudit", "false")),
            new XElement("ItemGroup", packages.Select(package => new XElement("PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", package.Version))))).ToString();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body + config + (config is null ? "" : File.ReadAllText(config)))))[..24];
        var home = Path.Combine(folder, name);
        Directory.CreateDirectory(home);
        foreach (var fence in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(home, fence), "<Project />");
        }

        var project = Path.Combine(home, "script.csproj");
        File.WriteAllText(project, body);
        return project;
    }

    private static IReadOnlyList<string>? Read(string assets)
    {
        try
        {
            return AssetsFile.Libraries(assets);
        }
        catch (Exception problem) when (problem is IOException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static async Task<(int Code, string Said)> Run(string project, string? config, CancellationToken token)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(project)! };
        foreach (var argument in (string[])["restore", project, "-v", "q", "-nodeReuse:false"]) start.ArgumentList.Add(argument);
        if (config is not null)
        {
            start.ArgumentList.Add("--configfile");
            start.ArgumentList.Add(config);
        }

        try
        {
            using var process = Process.Start(start)!;
            using var ended = token.Register(() => process.Kill(entireProcessTree: true));
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var said = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false) + await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            return (process.ExitCode, said);
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            return (-1, $"error : packages need the .NET SDK on this machine ({problem.Message})");
        }
    }

    private static string FirstError(string said)
    {
        var line = said.Split('\n').FirstOrDefault(text => text.Contains("error", StringComparison.Ordinal)) ?? said.Trim();
        var from = line.IndexOf("error", StringComparison.Ordinal);
        var to = line.LastIndexOf(" [", StringComparison.Ordinal);
        return line[Math.Max(from, 0)..(to > from ? to : line.Length)].Trim();
    }
}
