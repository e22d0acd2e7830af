using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit;
using PluginHybrid.Configuration;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Session;
using PluginHybrid.Plugins;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Venues;
using PluginHybrid.Watching;

namespace PluginHybrid.Running;

/// <summary>The merged stream of a venue, its events led to a watch.</summary>
internal sealed class BybitSession : ISession
{
    private readonly BybitHybridStream _stream;

    /// <summary>Makes the stream; nothing is dialled yet.</summary>
    /// <param name="link">Where it leads.</param>
    /// <param name="settings">How it is held.</param>
    /// <param name="watch">Hears every event.</param>
    /// <param name="journal">Where decisions are written down.</param>
    /// <param name="orders">What is allowed of commands; <c>null</c>: it only reads.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where the log goes.</param>
    /// <param name="unfinished">What earlier runs sent and have no outcome of.</param>
    /// <param name="legs">What earlier runs kept of each leg.</param>
    /// <param name="taps">Who sees all of it; <c>null</c> for nobody.</param>
    public BybitSession(
        VenueLink link, HybridSettings settings, SessionWatch watch, IJournal journal, OrderOptions? orders, TimeProvider time, ILoggerFactory logs,
        IReadOnlyList<JournalEntry>? unfinished = null, IReadOnlyList<KnownLeg>? legs = null, ISessionTaps? taps = null)
    {
        _stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = link.Credentials.Key,
            ApiSecret = link.Credentials.Secret,
            Environment = link.Environment,
            Endpoints = link.OwnEndpoints,
            DialPort = link.DialPort,
            HeartbeatInterval = settings.Exchange.Heartbeat,
            Watch = settings.Watch.Symbols,
            RunPrefix = link.RunPrefix,
            Journal = journal,
            Orders = orders,
            Unfinished = unfinished ?? [],
            KnownLegs = legs ?? [],
            TimeProvider = time,
            Seed = settings.Exchange.Seed,
            LoggerFactory = logs,
            Tap = taps?.Session,
            ExchangeTap = taps?.Exchanges,
        });

        // Typed, so that a tick is not boxed; all other names through the handler that takes any event.
        _stream.Router.On<PositionUpdate>(EventNames.PositionUpdate, watch.OnUpdate);
        foreach (var name in WatchedEvents.AllButUpdates)
        {
            _stream.Router.On(name, (_, happened) => watch.OnOther(happened));
        }
    }

    /// <inheritdoc />
    public StreamCounters Private => _stream.Statistics.Private;

    /// <inheritdoc />
    public StreamCounters Public => _stream.Statistics.Public;

    /// <inheritdoc />
    public IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices =>
        [.. _stream.MarkPrices.OrderBy(mark => mark.Key, StringComparer.Ordinal)];

    /// <inheritdoc />
    public TimeSpan? ClockOffset => _stream.Statistics.ClockOffset;

    /// <inheritdoc />
    public IReadOnlyList<PluginLine> Plugins => [];

    /// <summary>The stream itself, for who must look closer.</summary>
    public BybitHybridStream Stream => _stream;

    /// <summary>Where commands go.</summary>
    public ICommandPort Commands => _stream;

    /// <summary>Where events come from.</summary>
    public EventRouter Router => _stream.Router;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken token) => _stream.StartAsync(token);

    /// <inheritdoc />
    public Task StopAsync() => _stream.StopAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
