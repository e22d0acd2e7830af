using System.Threading.Channels;
using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.Credentials;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Plugins;
using PluginHybrid.Running;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Venues;
using PluginHybrid.Watching;

namespace PluginHybrid.Authoring.Developing;

/// <summary>One plugin on a live stream, in shadow: every save is compiled, checked and swapped in, and what it decides is shown.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="loaded">The configuration.</param>
/// <param name="first">The plugin as it lies there now.</param>
/// <param name="lines">Shows what happens.</param>
internal sealed class DevRun(Surroundings around, LoadedSettings loaded, PluginCandidate first, DevLines lines)
{
    private const Capabilities Everything = (Capabilities)127;

    private readonly Channel<PluginCandidate> _saves = Channel.CreateUnbounded<PluginCandidate>();

    /// <summary>Runs until the limit or the interruption.</summary>
    /// <param name="limit">How long; <c>null</c>: until interrupted.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    public async Task<int> RunAsync(TimeSpan? limit, CancellationToken interrupted)
    {
        var link = await VenueLink.OpenAsync(loaded.Settings, around.Credentials, around.Time, interrupted).ConfigureAwait(false);
        await using var ownLink = link.ConfigureAwait(false);
        lines.Hide = new SecretMask(link.Credentials).Hide;
        using var logs = new DevLog(lines);
        var journal = new DevJournal(lines, first.Id);
        var watch = new SessionWatch(around.Time);
        var stream = new BybitSession(link, loaded.Settings, watch, journal, OrderLimits.Of(loaded.Settings.Orders), around.Time, logs);
        await using var ownStream = stream.ConfigureAwait(false);
        var host = new PluginHost(Options(stream, journal, logs));
        await using var ownHost = host.ConfigureAwait(false);
        using var watcher = new SourceWatcher(Catalog(), Saved, around.Time);
        watcher.Start();
        lines.Tell("start", $"{first.Path} in shadow on {link.Name}; edit and save, Ctrl-C stops it");
        await stream.StartAsync(interrupted).ConfigureAwait(false);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        using var end = limit is { } span ? around.Time.CreateTimer(_ => enough.Cancel(), null, span, Timeout.InfiniteTimeSpan) : null;
        await TakeAllAsync(host, enough.Token).ConfigureAwait(false);
        var runs = host.Status().Any(status => status.State == PluginState.Running && status.Problems.All(problem => !problem.IsError));
        await host.StopAsync().ConfigureAwait(false);
        await stream.StopAsync().ConfigureAwait(false);
        lines.Tell("end", interrupted.IsCancellationRequested ? "stopped by Ctrl-C or a termination signal" : "the time is over");
        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : runs ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    private PluginHostOptions Options(BybitSession stream, DevJournal journal, DevLog logs) => new()
    {
        Router = stream.Router,
        Commands = stream.Commands,
        Loader = new PluginLoader(new PluginLoaderOptions { CacheFolder = AuthorCache.Folder(around) }),
        States = new MemoryStates(),
        Journal = journal,
        Time = around.Time,
        Loggers = logs,
        Seed = loaded.Settings.Exchange.Seed,
        Terms = _ => new PluginTerms { Mode = PluginMode.Shadow, Allow = Everything },
    };

    private PluginCatalog Catalog() => first.Kind == PluginKind.Dll
        ? new PluginCatalog([], [first.Path])
        : new PluginCatalog([Path.GetDirectoryName(first.Path)!]);

    // Others may lie in the same folder; only this one is meant.
    private void Saved(SourceChange change)
    {
        if (change.Candidate.Path != first.Path) return;
        if (change.Kind == SourceChangeKind.Removed) lines.Tell("gone", "its file is gone; the version before goes on");
        else _saves.Writer.TryWrite(change.Candidate);
    }

    private async Task TakeAllAsync(PluginHost host, CancellationToken enough)
    {
        try
        {
            var next = first;
            while (true)
            {
                await TakeAsync(host, next, enough).ConfigureAwait(false);
                next = await _saves.Reader.ReadAsync(enough).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // The time is over, or a person has seen enough.
        }
    }

    private async Task TakeAsync(PluginHost host, PluginCandidate candidate, CancellationToken enough)
    {
        var saved = File.GetLastWriteTimeUtc(candidate.Path);
        var began = around.Time.GetTimestamp();
        await (candidate == first ? host.StartAsync([candidate], enough) : host.ApplyAsync(candidate, enough)).ConfigureAwait(false);
        var status = host.Status().SingleOrDefault(status => status.Path == candidate.Path || status.Id == candidate.Id);
        if (status is not { State: PluginState.Running } || status.ContentHash != candidate.ContentHash)
        {
            lines.Refused(status?.Problems ?? [], status is { State: PluginState.Running } ? $"not taken, version {Short(status.Version)} goes on" : $"does not run: {status?.Why}");
            return;
        }

        var took = around.Time.GetElapsedTime(began).TotalMilliseconds;
        var since = (around.Time.GetUtcNow() - saved).TotalMilliseconds;
        var words = candidate == first ? FormattableString.Invariant($"loaded in {took:0} ms") : FormattableString.Invariant($"{since:0} ms after the save, {took:0} ms to compile, check and swap");
        lines.Tell("live", $"version {Short(status.Version)}, {words}", ("version", status.Version), ("since_save_ms", candidate == first ? null : Math.Round(since)), ("took_ms", Math.Round(took)));
        foreach (var warning in status.Problems)
        {
            lines.Tell("warning", warning.ToString());
        }
    }

    private static string Short(string version) => version.Split('+')[0];
}
