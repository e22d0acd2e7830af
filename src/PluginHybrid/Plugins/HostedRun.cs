using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit;
using PluginHybrid.Configuration;
using PluginHybrid.Control;
using PluginHybrid.Credentials;
using PluginHybrid.Faults;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Recording;
using PluginHybrid.Running;
using PluginHybrid.Venues;
using PluginHybrid.Watching;

namespace PluginHybrid.Plugins;

/// <summary>Puts a run together: stream, plugins, kill switch, control channel. Ends them in the order that loses nothing.</summary>
internal sealed class HostedRun : IAsyncDisposable
{
    private readonly HaltSwitch _halt;
    private readonly ControlServer _control;
    private readonly PluginRoom _room;
    private readonly LentPlugins? _lent;
    private bool _isAbandoned;

    /// <summary>Makes the parts; nothing is dialled and no plugin is loaded yet, but the control channel answers.</summary>
    /// <param name="loaded">The configuration.</param>
    /// <param name="link">The venue.</param>
    /// <param name="loader">Loads plugins; ended by who made it, after this.</param>
    /// <param name="watch">Hears every event.</param>
    /// <param name="store">State and journal; ended by who opened it, after this.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where the log goes.</param>
    /// <param name="recording">Writes it down; <c>null</c> for nobody.</param>
    /// <param name="lent">Lends its plugins to a fault script; <c>null</c>: there is none.</param>
    public HostedRun(
        LoadedSettings loaded, VenueLink link, IPluginLoader loader, SessionWatch watch, StateStore store, TimeProvider time, ILoggerFactory logs, RunRecording? recording = null,
        LentPlugins? lent = null)
    {
        _lent = lent;
        var mask = new SecretMask(link.Credentials);
        var journal = new MaskedJournal(store.Journal, mask.Hide);
        var stream = new BybitSession(
            link, loaded.Settings, watch, journal, link.Orders ?? OrderLimits.Of(loaded.Settings.Orders), time, logs, [.. store.Unfinished.Select(line => line.Entry)],
            link.IsSimulated ? [.. store.Legs.Select(leg => leg.Undated())] : store.Legs, recording);
        recording?.Listen(stream.Router);
        var host = PluginHosting.Make(loaded, lent?.Enroll(loader) ?? loader, stream, recording?.Watching(store.States) ?? store.States, journal, time, logs, recording?.Turns, lent);
        lent?.Lend(host);
        recording?.Knows(host.Status);
        var room = new PluginRoom(host, loaded, mask.Hide, time, logs.CreateLogger("Hybrid.Plugins"));
        Stream = stream.Stream;
        (_room, Session) = (room, new HostedSession(stream, room, recording));
        var logger = logs.CreateLogger("Hybrid.Control");
        _halt = new HaltSwitch(new HaltFile(loaded.StateFiles), stream.Commands.Halt, time, logger);
        var report = new StatusReport(link.Name, Session, watch, store, room, time);
        var desk = new OperatorDesk(
            room, _halt, () => report.Now(_halt), id => (loaded.Settings.Plugins.Of(id) with { Mode = Sdk.Values.PluginMode.Live }).ModeOn(loaded.Settings.Exchange.Environment), journal, time);
        _control = new ControlServer(loaded.StateFiles, desk.AnswerAsync, logger);
    }

    /// <summary>The stream alone, for who watches it under faults.</summary>
    public BybitHybridStream Stream { get; }

    /// <summary>The stream with its plugins.</summary>
    public ISession Session { get; }

    /// <summary>True when no plugin has anything to do, or waits for what became of a command.</summary>
    public bool IsAtRest => _room.IsAtRest;

    /// <summary>Why it is halted; <c>null</c> when it is not.</summary>
    public string? Halted => _halt.Reason;

    /// <summary>It dies as a process would: the venue, the disk and who listens hear nothing of it any more. What it holds of this process goes when it is disposed.</summary>
    /// <returns>Ends when sockets and control channel are free.</returns>
    public async Task AbandonAsync()
    {
        _isAbandoned = true;
        _lent?.Lend(null);
        await Stream.AbandonAsync().ConfigureAwait(false);
        await LeaveAsync().ConfigureAwait(false);
    }

    private async Task LeaveAsync()
    {
        await _control.DisposeAsync().ConfigureAwait(false);
        _halt.Dispose();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_isAbandoned)
        {
            await LeaveAsync().ConfigureAwait(false);
        }

        await Session.DisposeAsync().ConfigureAwait(false);
    }
}
