using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PluginHybrid.Configuration;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Plugins;

/// <summary>The plugins of a run: found in the folders, run by the plugin host, replaced when their files change.</summary>
internal sealed class PluginRoom : IPluginRoom
{
    private readonly PluginHost _host;
    private readonly PluginCatalog _catalog;
    private readonly SourceWatcher? _watcher;
    private readonly PluginsSettings _settings;
    private readonly ILogger _logger;
    private readonly Func<string, string> _hide;
    private readonly Channel<SourceChange> _changes = Channel.CreateUnbounded<SourceChange>();
    private readonly CancellationTokenSource _ending = new();
    private Task _applying = Task.CompletedTask;

    /// <summary>Makes the room; nothing is loaded yet.</summary>
    /// <param name="host">Runs them.</param>
    /// <param name="loaded">Where they lie.</param>
    /// <param name="hide">Takes secrets out of what plugins say.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears what is wrong with files.</param>
    public PluginRoom(PluginHost host, LoadedSettings loaded, Func<string, string> hide, TimeProvider time, ILogger logger)
    {
        (_host, _settings, _hide, _logger) = (host, loaded.Settings.Plugins, hide, logger);
        _catalog = new PluginCatalog(PluginFolders.Of(loaded), PluginFolders.Builds(loaded));
        _watcher = _settings.Watch ? new SourceWatcher(_catalog, change => _changes.Writer.TryWrite(change), time, problem => Log.FileProblem(_logger, $"{problem}")) : null;
    }

    /// <summary>True when no plugin that runs has anything to do, or waits for what became of a command. One may wait for its own clock.</summary>
    public bool IsAtRest => _host.Status().All(status => status.State != PluginState.Running || status.Figures.IsAtRest
        || (status.Figures.IsAwaiting && status.Decisions.All(decision => decision.Outcome is not null)));

    /// <inheritdoc />
    public IReadOnlyList<PluginLine> Plugins() => [.. _host.Status().Select(status => PluginLines.Of(status, _hide))];

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken token)
    {
        var found = _watcher?.Start() ?? _catalog.Scan();
        foreach (var problem in found.Problems)
        {
            Log.FileProblem(_logger, $"{problem}");
        }

        foreach (var missing in _settings.ById.Keys.Except(found.Candidates.Select(candidate => candidate.Id)))
        {
            Log.NotFound(_logger, missing);
        }

        await _host.StartAsync(found.Candidates, token).ConfigureAwait(false);
        _applying = ApplyAsync();
    }

    /// <inheritdoc />
    public async Task StopAsync()
    {
        _watcher?.Dispose();
        _changes.Writer.TryComplete();
        await _ending.CancelAsync().ConfigureAwait(false);
        await _applying.ConfigureAwait(false);
        await _host.StopAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task EnableAsync(string id, CancellationToken token) => _host.EnableAsync(id, token);

    /// <inheritdoc />
    public Task DisableAsync(string id, CancellationToken token) => _host.DisableAsync(id);

    /// <inheritdoc />
    public Task ReloadAsync(string id, CancellationToken token) => _host.ReloadAsync(id, token);

    /// <inheritdoc />
    public Task ResumeAsync(string id, CancellationToken token) => _host.ResumeAsync(id);

    /// <inheritdoc />
    public Task SetModeAsync(string id, PluginMode mode, CancellationToken token) => _host.SetModeAsync(id, mode);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        _ending.Dispose();
    }

    // One after the other, off the watcher's thread: a first compile takes seconds.
    private async Task ApplyAsync()
    {
        try
        {
            await foreach (var change in _changes.Reader.ReadAllAsync(_ending.Token).ConfigureAwait(false))
            {
                await (change.Kind == SourceChangeKind.Removed ? _host.RemoveAsync(change.Candidate) : _host.ApplyAsync(change.Candidate, _ending.Token)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The host ends; what changed since is found at the next start.
        }
    }
}
