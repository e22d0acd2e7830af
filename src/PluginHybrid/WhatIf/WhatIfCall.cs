using PluginHybrid.Authoring;
using PluginHybrid.Commands;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Running;
using PluginHybrid.Simulation.WhatIf;

namespace PluginHybrid.WhatIf;

/// <summary><c>hybrid replay --core --what-if</c>, as it was asked for.</summary>
/// <param name="around">Where it runs.</param>
internal sealed class WhatIfCall(Surroundings around)
{
    /// <summary>The recording's folder or file.</summary>
    public required string Recording { get; init; }

    /// <summary>The configuration file; <c>null</c>: plugins and settings as recorded.</summary>
    public string? Config { get; init; }

    /// <summary>Single settings: <c>plugin.setting=value</c>.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>Where the new session's recording is kept; <c>null</c>: nowhere.</summary>
    public string? KeepIn { get; init; }

    /// <summary>True: what differs is no failure.</summary>
    public bool IsLenient { get; init; }

    /// <summary>All decisions are written, not only the first ones.</summary>
    public bool WritesLines { get; init; }

    /// <summary>The report is JSON.</summary>
    public bool WritesJson { get; init; }

    /// <summary>Lives the session again and reports.</summary>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        var loaded = around.Settings().Load(Config);
        if (Config is not null && SettingsVerdict.OfSyntax(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        var path = Path.GetFullPath(Path.Combine(around.WorkingFolder, Recording));
        var scratch = Directory.CreateTempSubdirectory("hybrid-what-if-");
        try
        {
            using var reader = RecordingReader.Open(path);
            var plugins = new WhatIfPlugins(reader.Header, path, loaded, Config is not null);
            foreach (var set in Sets)
            {
                plugins.Set(set);
            }

            var options = OptionsOf(path, plugins.All(), LeftOut(reader.Header, loaded), scratch.FullName);
            var report = await WhatIfRun.RunAsync(options, interrupted).ConfigureAwait(false);
            Keep(WhatIfRun.RecordingOf(options));
            await around.Out.WriteAsync(WritesJson ? AuthorJson.Text(WhatIfJson.Of(report, Recording)) + "\n" : WhatIfText.Of(report, Recording, WritesLines)).ConfigureAwait(false);
            return report.IsSame || IsLenient ? ExitCode.Fine : ExitCode.CheckFailed;
        }
        catch (Exception wrong) when (wrong is RecordingException or ReplayException)
        {
            await around.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return ExitCode.CheckFailed;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> LeftOut(RecordingHeader header, Configuration.LoadedSettings loaded) =>
        header.Plugins.Where(plugin => !loaded.Settings.Plugins.Of(plugin.Id).Enabled).Select(plugin => $"{plugin.Id}: left out");

    private static IEnumerable<string> OtherBuilds(IReadOnlyList<WhatIfPlugin> plugins)
    {
        var others = plugins.Where(plugin => plugin.IsOtherBuild).Select(plugin => plugin.Candidate.Id).ToList();
        return others.Count == 0 ? [] : [$"another build than recorded: {string.Join(", ", others)}"];
    }

    private WhatIfOptions OptionsOf(string path, IReadOnlyList<WhatIfPlugin> plugins, IEnumerable<string> leftOut, string scratch)
    {
        var byId = plugins.ToDictionary(plugin => plugin.Candidate.Id, StringComparer.Ordinal);
        var loader = new SharedLoader(new PluginLoader(new PluginLoaderOptions
        {
            CacheFolder = AuthorCache.Folder(around),
            OperatorSettings = id => byId.GetValueOrDefault(id) is { Settings.Length: > 0 } plugin ? new SettingsSource($"{id}, what if", plugin.Settings) : null,
        }));
        return new WhatIfOptions
        {
            Path = path,
            Plugins = new ReplayPlugins(loader, [.. plugins.Select(plugin => plugin.Candidate)]),
            Terms = id => byId[id].Terms,
            Settings = id => byId[id].Settings,
            Changes = [.. plugins.SelectMany(plugin => plugin.Changes), .. Config is null ? [] : leftOut, .. OtherBuilds(plugins)],
            RecordInto = scratch,
        };
    }

    private void Keep(string made)
    {
        if (KeepIn is null)
        {
            return;
        }

        var folder = Path.GetFullPath(Path.Combine(around.WorkingFolder, KeepIn));
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "session*").Any())
        {
            throw new RecordingException($"{folder}: holds a recording already; it is left as it is. Give --keep another folder, or move the old one away.");
        }

        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(made))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
