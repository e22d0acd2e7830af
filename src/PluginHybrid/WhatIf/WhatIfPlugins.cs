using PluginHybrid.Configuration;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Plugins;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replaying;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Venues;

namespace PluginHybrid.WhatIf;

/// <summary>Which plugins a what-if run has: those of the recording, with every key the named configuration has for them, and single settings over that.</summary>
/// <param name="header">The recording's header.</param>
/// <param name="recording">Its folder or file, full path.</param>
/// <param name="loaded">The configuration.</param>
/// <param name="isNamed">True when the person named it: only then it changes anything but where plugins lie.</param>
internal sealed class WhatIfPlugins(RecordingHeader header, string recording, LoadedSettings loaded, bool isNamed)
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _sets = new(StringComparer.Ordinal);

    /// <summary>Takes one <c>--set</c>.</summary>
    /// <param name="text"><c>trailing-stop.distance=1</c></param>
    /// <exception cref="UsageException">It is not of that form.</exception>
    public void Set(string text)
    {
        if (text.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var sign) || text.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var point) || point + 1 >= sign)
        {
            throw new UsageException($"--set is {ShownText.Of(text)}. Write plugin.setting=value, for example trailing-stop.distance=1.");
        }

        var id = text[..point];
        if (!_sets.TryGetValue(id, out var keys))
        {
            _sets[id] = keys = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        keys[text[(point + 1)..sign].Trim()] = text[(sign + 1)..].Trim();
    }

    /// <summary>The plugins, in the order of their ids.</summary>
    /// <exception cref="UsageException">One is named and not there.</exception>
    /// <exception cref="ReplayException">One that was recorded cannot be found.</exception>
    public IReadOnlyList<WhatIfPlugin> All()
    {
        var configured = isNamed ? loaded.Settings.Plugins.ById.Keys : [];
        var ids = header.Plugins.Select(plugin => plugin.Id).Concat(configured).Where(IsEnabled).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (_sets.Keys.FirstOrDefault(id => !ids.Contains(id)) is { } stranger)
        {
            throw new UsageException($"--set names the plugin {ShownText.Of(stranger)}, and this run has {(ids.Count == 0 ? "no plugin" : string.Join(", ", ids))}.");
        }

        var folders = Folders();
        var found = new PluginCatalog(folders, isNamed ? PluginFolders.Builds(loaded) : []).Scan().Candidates;
        return [.. ids.Select(id => Of(id, found.FirstOrDefault(candidate => candidate.Id == id) ?? throw Missing(id, folders)))];
    }

    private IReadOnlyList<string> Folders()
    {
        var (own, theirs) = (RecordedPlugins.Own(recording), PluginFolders.Of(loaded));
        return isNamed ? [.. theirs, .. own] : [.. own, .. theirs];
    }

    private static ReplayException Missing(string id, IReadOnlyList<string> folders) =>
        new($"The plugin {id} is in none of these folders: {string.Join(", ", folders)}. Put it into one, or name its folder in plugins.folders of the file given with --config.");

    private bool IsEnabled(string id) => !isNamed || loaded.Settings.Plugins.Of(id).Enabled;

    private bool Says(string id, string key) => isNamed && loaded.Origins.ContainsKey($"plugins.{id}.{key}");

    private WhatIfPlugin Of(string id, PluginCandidate candidate)
    {
        var recorded = header.Plugins.FirstOrDefault(plugin => plugin.Id == id);
        var own = loaded.Settings.Plugins.Of(id);
        var (mode, allow) = (ModeOf(recorded), GrantedIn(recorded));
        var terms = new PluginTerms
        {
            Mode = recorded is null || Says(id, "mode") ? own.Mode : mode,
            Allow = recorded is null || Says(id, "allow") ? own.Granted : allow,
            QueueCapacity = HostFacts.Read(header).QueueCapacity.GetValueOrDefault(id, new PluginTerms().QueueCapacity),
        };
        var was = SettingText.Read($"the recorded settings of {id}", recorded?.Settings ?? "");
        var now = SettingText.Read($"the settings of {id}", recorded is null || Says(id, "settings") ? own.Settings?.Text ?? "" : recorded.Settings);
        foreach (var (key, value) in _sets.GetValueOrDefault(id, []))
        {
            now.Set($"--set {id}.{key}", key, value);
        }

        List<string> changes = [.. recorded is null ? ["was not there"] : now.Since(was)];
        Note(changes, recorded is not null && terms.Mode != mode, $"mode {mode} -> {terms.Mode}");
        Note(changes, recorded is not null && terms.Allow != allow, $"allow {allow} -> {terms.Allow}");
        return new WhatIfPlugin(candidate, terms, now.Text, [.. changes.Select(change => $"{id}: {change}")], recorded is not null && recorded.Hash != candidate.ContentHash);
    }

    private static void Note(List<string> changes, bool isSo, string what)
    {
        if (isSo)
        {
            changes.Add(what);
        }
    }

    private static PluginMode ModeOf(HeaderPlugin? plugin) =>
        plugin is not null && Enum.TryParse<PluginMode>(plugin.Mode, ignoreCase: true, out var mode) ? mode : PluginMode.Shadow;

    private static Capabilities GrantedIn(HeaderPlugin? plugin) =>
        plugin is not null && Enum.TryParse<Capabilities>(plugin.Allow.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var granted) ? granted : Capabilities.None;
}
