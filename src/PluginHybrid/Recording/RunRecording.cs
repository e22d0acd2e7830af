using System.Security.Cryptography;
using System.Text;
using PluginHybrid.Configuration;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.State;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Running;
using PluginHybrid.Venues;

namespace PluginHybrid.Recording;

/// <summary>The recording of one run: taps the stream and the plugin host, knows the header, ends with the hashes of the run.</summary>
internal sealed class RunRecording : ISessionTaps, IAsyncDisposable
{
    private readonly LoadedSettings _loaded;
    private readonly VenueLink _link;
    private readonly RecordPlan _plan;
    private readonly TimeProvider _time;
    private readonly SessionRecorder _recorder;
    private readonly DigestingTap _tap;
    private volatile IReadOnlyList<string> _ids = [CommandId.Host];
    private WitnessedStates? _states;
    private Func<IReadOnlyList<PluginStatus>> _plugins = static () => [];

    /// <summary>Takes the folder; nothing is written yet.</summary>
    /// <param name="plan">What a person asked.</param>
    /// <param name="loaded">The configuration.</param>
    /// <param name="link">The venue; its key and secret are what must never be written.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="RecordingException">The folder holds a recording already, or cannot be made.</exception>
    public RunRecording(RecordPlan plan, LoadedSettings loaded, VenueLink link, TimeProvider time)
    {
        (_plan, _loaded, _link, _time) = (plan, loaded, link, time);
        var target = new FolderTarget(plan.Folder, plan.Pack);
        _recorder = new SessionRecorder(new RecorderOptions
        {
            Target = link.Faulted?.Lent.Time.Lend(target) ?? target,
            Redactor = new RecordRedactor(new RedactionSettings
            {
                Secrets = [link.Credentials.Key, link.Credentials.Secret],
                AmountScale = plan.AmountScale,
                AllowUnknownPrivate = plan.AllowUnknownPrivate,
                OwnLink = IsOwnLink,
            }),
            Time = time,
        });
        _tap = new DigestingTap(_recorder);
    }

    /// <inheritdoc />
    public ISessionTap Session => _tap;

    /// <inheritdoc />
    public IExchangeTap Exchanges => _recorder;

    /// <summary>Takes facts of late turns.</summary>
    public ITurnTap Turns => _recorder;

    /// <summary>How it stands.</summary>
    public RecorderStatus Status => _recorder.Status;

    /// <summary>Hashes what the router hands out from now on.</summary>
    /// <param name="router">The stream's, before the plugin host listens to it.</param>
    public void Listen(EventRouter router) => _tap.Digest = new StreamDigest(router);

    /// <summary>Puts a witness between the plugins and their state.</summary>
    /// <param name="states">The durable values.</param>
    public IPluginStates Watching(IPluginStates states) => _states = new WitnessedStates(states);

    /// <summary>Says who is loaded.</summary>
    /// <param name="plugins">Asked when the recording begins.</param>
    public void Knows(Func<IReadOnlyList<PluginStatus>> plugins) => _plugins = plugins;

    /// <summary>Writes the header and begins. After the plugins started, before the stream does.</summary>
    /// <exception cref="RecordingException">The file cannot be made.</exception>
    public void Open()
    {
        var plugins = _plugins();
        _ids = [CommandId.Host, .. _loaded.Settings.Plugins.ById.Keys.Union(plugins.Select(plugin => plugin.Id)).Order(StringComparer.Ordinal)];
        _recorder.Open(new RecordingHeader
        {
            Id = Identity(),
            Start = default,
            Environment = _link.Name,
            App = $"hybrid {HostVersion.Text}",
            Host = HeaderFacts.Host(_loaded.Settings),
            Plugins = HeaderFacts.Plugins(_loaded, plugins),
            State = [.. (_states?.Found ?? []).Select(pair => new HeaderState(pair.Key, [.. pair.Value.OrderBy(value => value.Key, StringComparer.Ordinal)]))],
            Note = _plan.Note,
        });
    }

    /// <summary>Ends it with the hashes of the run. A second time nothing happens.</summary>
    public Task EndAsync() => _recorder.EndAsync(
        "stopped",
        _tap.Digest is { } digest ? $"{{\"events\":\"{digest.Events}\",\"decisions\":\"{digest.Decisions}\"}}" : null);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _tap.Digest?.Dispose();
        await _recorder.DisposeAsync().ConfigureAwait(false);
    }

    // Our plugins' order ids name plugin and number, and a replay gives the same again: they stay readable.
    private bool IsOwnLink(string link) => _ids.Any(id => OrderLinkIds.IsOf(link, id));

    // Which recording a part belongs to; no secret, and no chance needed: two begin neither in one folder nor at one tick.
    private string Identity() => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{_time.GetUtcNow().UtcTicks}/{_time.GetTimestamp()}/{Path.GetFullPath(_plan.Folder)}")).AsSpan(0, 16));
}
