using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit;
using PluginHybrid.Bybit.Streaming;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Session;
using PluginHybrid.FakeExchange;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Links;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>One process of the host, put together as <c>hybrid run</c> does it: the real stream and the real plugin host on virtual sockets, HTTP, disk and clock.</summary>
internal sealed class HostProcess : IDisposable
{
    private const Capabilities Everything = Capabilities.MoveStops | Capabilities.LoosenStops | Capabilities.TakeProfits
        | Capabilities.VenueTrailing | Capabilities.Reduce | Capabilities.CancelOwnOrders | Capabilities.Network;

    // Far fewer than live, so that lanes of slow plugins overflow within an hour.
    private const int LaneInputsMax = 24;

    private readonly HostSurroundings _around;
    private readonly PluginHostOptions _options;
    private readonly StreamDigest _digest;
    private readonly BorderTap _tap;
    private readonly BybitHybridStream _stream;
    private readonly RestLink _rest;
    private readonly HostRecording? _recording;
    private readonly int _number;

    /// <summary>A process that begins; nothing is dialled, no plugin is loaded yet.</summary>
    /// <param name="around">Its world.</param>
    /// <param name="number">Counts processes of the day from 1.</param>
    public HostProcess(HostSurroundings around, int number)
    {
        (_around, _number) = (around, number);
        Time = new VirtualTime(around.Timeline, around.Home, around.Dawn);
        var router = new EventRouter();
        var log = around.Board.Reads ? (ILoggerFactory)new LineLog(around.Board.Wrote) : Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;
        var store = new StoreLife(around.Disk, number, around.Day.Seed, around.Timeline, Life, around.Board.Wrote, around.Board.Kept, around.Board.LegKept);
        _digest = new StreamDigest(router);
        router.On<CommandSettled>(CommandSettled.EventName, Settled);
        router.On<AuthFailed>(EventNames.AuthFailed, (in AuthFailed failed) => HasGivenUp |= failed.IsFinal);
        around.Board.Starts(router);
        _recording = around.RecordInto is { } folder
            ? new HostRecording(Path.Combine(folder, FormattableString.Invariant($"host-{number}")), [FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret], store, _digest, Time)
            : null;
        _tap = new BorderTap(around.Border, _digest, _recording?.Recorder, around.Tail.Add, around.Board);
        _rest = new RestLink(around.Road, Life, around.Board.SetsOut);
        _stream = new BybitHybridStream(OptionsOf(store, log), router, new ShellPorts
        {
            Socket = (id, address, sink) => (id.Stream == StreamKind.Private ? around.Private : around.Public).Dial(id, address, sink, Life),
            Http = _rest,
            Begin = Begin,
        });
        View = _stream.Read(view => view);
        _options = new PluginHostOptions
        {
            Router = router,
            Commands = new CommandDoor(_stream, Commanded),
            Loader = around.Plugins.Loader,
            States = _recording?.States ?? store,
            Journal = store,
            Time = Time,
            Loggers = log,
            Turns = _recording?.Recorder,
            Probe = around.Troubles.Of(Time, _recording is { } kept ? kept.Planted : null),
            Seed = around.Facts?.Seed ?? around.Day.Seed,
            Limits = around.Facts?.Limits ?? new GuardLimits(),
            Terms = around.Terms ?? (id => new PluginTerms { Mode = PluginMode.Live, Allow = id == around.Powerless ? Capabilities.None : Everything, QueueCapacity = LaneInputsMax }),
            Driving = LaneDriving.Inline,
        };
        Plugins = new PluginHost(_options);
    }

    /// <summary>Its clock.</summary>
    public VirtualTime Time { get; }

    /// <summary>Whether it still has an effect.</summary>
    public HostLife Life { get; } = new();

    /// <summary>True once the venue has refused the key for good: then <c>hybrid run</c> ends, and whoever watches over it starts it again.</summary>
    public bool HasGivenUp { get; private set; }

    /// <summary>Its plugins.</summary>
    public PluginHost Plugins { get; }

    /// <summary>What its session knows.</summary>
    public SessionView View { get; }

    /// <summary>The newest input.</summary>
    public long Input => _tap.Input;

    /// <summary>Events published.</summary>
    public long Events => _digest.EventCount;

    /// <summary>Commands given.</summary>
    public long Commands => _digest.CommandCount;

    /// <summary>REST calls without an answer yet.</summary>
    public int Calls => _rest.Waiting;

    /// <summary>Hashes of its events and its decisions.</summary>
    public (string Events, string Decisions) Hashes => (_digest.Events, _digest.Decisions);

    /// <summary>Starts the plugins, then the stream.</summary>
    public void Start()
    {
        StartPlugins(_around.Plugins.Candidates);
        StartStream();
    }

    /// <summary>Starts some plugins, in the order of their ids. Before the stream.</summary>
    public void StartPlugins(IEnumerable<PluginCandidate> candidates) => Done("start", Plugins.StartAsync(candidates));

    /// <summary>Starts the stream.</summary>
    public void StartStream()
    {
        _recording?.Open(_options, Plugins.Status(), FormattableString.Invariant($"day-{_around.Day.Seed}-host-{_number}"), _around.Settings);
        Done("start of the stream", _stream.StartAsync());
    }

    /// <summary>The kill switch is thrown or released.</summary>
    public void Halt(bool halted, string reason) => _stream.Halt(halted, reason);

    /// <summary>A symbol is watched, or no longer.</summary>
    public void Watch(string symbol, bool watch) => _stream.Watch(symbol, watch);

    /// <summary>A plugin is stopped and started again.</summary>
    public void Restart(string plugin) => Follow("restart", plugin, RestartAsync(plugin));

    /// <summary>A plugin is replaced by itself.</summary>
    public void Swap(string plugin) => Follow("swap", plugin, Plugins.ReloadAsync(plugin));

    /// <summary>Writes what the recorder holds.</summary>
    public void Pump() => _recording?.Pump();

    /// <summary>It is dead, or the day is over: its timers, sockets and calls are nobody's any more.</summary>
    /// <remarks>The plugin host is disposed only to let go of what it holds of the real process.</remarks>
    public void Dispose()
    {
        Life.End();
        _recording?.Pump();
        _recording?.Dispose();
        Time.Die();
        _around.Private.ForEach(link => link.Abandon());
        _around.Public.ForEach(link => link.Abandon());
        _digest.Dispose();
        var ending = Plugins.DisposeAsync().AsTask();
        Time.Outlive(() => ending.IsCompleted);
        Done("end", ending);
        _rest.Dispose();
    }

    // It may last: the plugin awaits. What it throws is the host's fault.
    private void Follow(string what, string plugin, Task command) => _ = command.ContinueWith(
        done => _around.Board.Fail("host", $"{what} failed", $"{what} of {plugin}: {done.Exception!.InnerException}"),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private async Task RestartAsync(string plugin)
    {
        if (await Plugins.DisableAsync(plugin).ConfigureAwait(false))
        {
            await Plugins.EnableAsync(plugin).ConfigureAwait(false);
        }
    }

    // Inline, whatever the host is asked to do is done when it returns.
    private void Done(string what, Task task)
    {
        if (!task.IsCompleted)
        {
            throw new InvalidOperationException($"The {what} of host {_number} waits for something outside of its world. {Pending.Text(Plugins.Status(), _around, Time, Calls)}");
        }

        task.GetAwaiter().GetResult();
    }

    private BybitHybridStreamOptions OptionsOf(StoreLife store, ILoggerFactory log) => new()
    {
        ApiKey = FakeBybit.DefaultApiKey,
        ApiSecret = FakeBybit.DefaultApiSecret,
        Endpoints = new Endpoints
        {
            PrivateSocket = new Uri("wss://venue.invalid/v5/private"),
            PublicSocket = new Uri("wss://venue.invalid/v5/public/linear"),
            Rest = new Uri("https://venue.invalid"),
        },
        Account = _around.Began?.Options.Account ?? PositionKey.MainAccount,
        Connections = _around.Began?.Options.Connections ?? new ConnectionOptions(),
        Journal = store,
        Orders = _around.Began is { } began ? began.Options.Orders : new OrderOptions(),
        Unfinished = _around.Disk.Unfinished(Time.GetUtcNow()),
        KnownLegs = _around.Disk.Legs,
        PublishTickers = _around.Began?.Options.PublishTickers ?? false,
        RunPrefix = _around.Began?.Options.RunPrefix,
        TimeProvider = Time,
        Seed = _around.Began?.Seed ?? _around.Day.Seed,
        Tap = _tap,
        ExchangeTap = _recording?.Recorder,
        LoggerFactory = log,
    };

    private void Begin(Func<Task> work) => _around.Timeline.Put(_around.Timeline.Now, () =>
    {
        if (!Life.IsOver)
        {
            _ = work();
        }
    });

    private void Commanded(CommandRequest command)
    {
        _around.Tail.Add($"{command.Id} asks {command.Command}");
        _around.Board.Commanded(command);
    }

    private void Settled(in CommandSettled settled) => _around.Tail.Add($"{settled.Id} is told {settled.Outcome}");
}
