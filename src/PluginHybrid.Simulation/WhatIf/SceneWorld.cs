using System.Globalization;
using PluginHybrid.FakeExchange.Links;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Links;
using PluginHybrid.Simulation.Times;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>One recorded scene, lived again by the shipped core, plugin runtime and plugins against the venue model: in one thread, in virtual time, without trouble and without chance.</summary>
/// <remarks>
/// Frames arrive when they arrived: sockets carry them in no time, because the recording says when the host had them. A REST call
/// takes as long as commands took in the recording, half of it each way.
/// </remarks>
internal sealed class SceneWorld : IDisposable
{
    private const int StepsPerLook = 4_096;

    private readonly RecordedScene _scene;
    private readonly HomeThread _home = new();
    private readonly RecordedVenue _venue;
    private readonly List<string> _plugins = [];

    /// <summary>A world at the recording's first moment.</summary>
    /// <param name="scene">The recording without its host.</param>
    /// <param name="options">With whom it is lived.</param>
    public SceneWorld(RecordedScene scene, WhatIfOptions options)
    {
        _scene = scene;
        Calm = DayOf(TimeSpan.Zero);
        var board = new CheckerBoard([]) { Sight = new SceneSight(this) };
        _venue = new RecordedVenue(scene, Timeline, new VirtualTime(Timeline, _home, scene.Header.Start));
        var rest = new RestRoad(DayOf(scene.CommandTime / 2), Timeline, new RestTrouble(), Ask, _venue.Exchange.Rest.Refuse, static (_, _) => { });
        Host = new HostProcess(
            new HostSurroundings
            {
                Day = Calm,
                Plugins = options.Plugins,
                Timeline = Timeline,
                Home = _home,
                Private = new StreamLinks(Calm, "private", Timeline, _venue.Exchange, static (_, _) => { }),
                Public = new StreamLinks(Calm, "public", Timeline, _venue.Exchange, static (_, _) => { }),
                Road = rest,
                Disk = DiskOf(scene),
                Board = board,
                Troubles = new PluginTroubles(Timeline, board),
                Border = new DigestBuffer(),
                Tail = new Tail(Timeline),
                Settings = options.Settings,
                Dawn = scene.Header.Start,
                Began = SessionStart.Read(scene.Header),
                Facts = HostFacts.Read(scene.Header),
                Terms = options.Terms,
                RecordInto = options.RecordInto,
            },
            1);
        Arm(options.Plugins);
    }

    /// <summary>Virtual time, from the recording's first moment.</summary>
    public Timeline Timeline { get; } = new();

    /// <summary>A day without trouble.</summary>
    public Day Calm { get; }

    /// <summary>The one process of the host; it starts when the recorded one did.</summary>
    public HostProcess Host { get; }

    /// <summary>Where people's deeds met another account than in the recording, and what became of plugins that did not do well.</summary>
    public IReadOnlyList<string> Remarks => [.. _venue.Remarks, .. _plugins];

    /// <summary>Lives it until the moment at which the recorded host was stopped.</summary>
    /// <param name="token">Gives up between two steps.</param>
    /// <exception cref="ReplayException">A plugin cannot be started, or leaves the world's thread.</exception>
    public void Run(CancellationToken token)
    {
        // A context of the caller's would catch what awaits in this world.
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _home.Enter();
        try
        {
            while (Timeline.Step(_scene.Stopped.Ticks - 1))
            {
                Host.Pump();
                if (Timeline.Steps % StepsPerLook == 0)
                {
                    token.ThrowIfCancellationRequested();
                }

                ThrowIfEscaped();
            }

            LookAtPlugins();
        }
        finally
        {
            Host.Dispose();
            _home.Leave();
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _venue.Dispose();

    private Day DayOf(TimeSpan latency) => new()
    {
        Seed = 1,
        Symbols = [.. _scene.Prices.Select(price => price.Symbol).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Weather = new Weather { Name = "as recorded", Latency = latency, Jitter = TimeSpan.Zero },
    };

    private static DurableStore DiskOf(RecordedScene scene)
    {
        var disk = new DurableStore();
        foreach (var leg in SessionStart.Read(scene.Header).Options.KnownLegs)
        {
            // The venue model counts from elsewhere than the recorded one.
            disk.Write(leg.Undated());
        }

        foreach (var state in scene.Header.State)
        {
            foreach (var (key, value) in state.Values)
            {
                disk.Write(state.Plugin, key, value);
            }
        }

        return disk;
    }

    // Plugins start when they started: their timers keep their distance to the prices.
    private void Arm(ReplayPlugins plugins)
    {
        foreach (var deed in _scene.Deeds)
        {
            Timeline.Put(deed.At.Ticks, () => Do(deed));
        }

        foreach (var candidate in plugins.Candidates.OrderBy(candidate => candidate.Id, StringComparer.Ordinal))
        {
            var at = _scene.PluginStarts.GetValueOrDefault(candidate.Id, _scene.Started);
            Timeline.Put(Math.Min(at.Ticks, _scene.Started.Ticks), () => Host.StartPlugins([candidate]));
        }

        Timeline.Put(_scene.Started.Ticks, () =>
        {
            ThrowIfRefused();
            Host.StartStream();
        });
        _venue.Begin();
    }

    private void Do(RecordedDeed deed)
    {
        switch (deed)
        {
            case Halted halted:
                Host.Halt(halted.IsHalted, halted.Reason);
                break;
            case Watched watched:
                Host.Watch(watched.Symbol, watched.IsWatched);
                break;
            default:
                _venue.Do(deed);
                break;
        }
    }

    private LinkedAnswer Ask(LinkedCall call) => _venue.Exchange.Rest.Ask(call);

    private void ThrowIfRefused()
    {
        foreach (var status in Host.Plugins.Status())
        {
            if (status.State is PluginState.Refused or PluginState.Quarantined)
            {
                throw new ReplayException($"Plugin {status.Id} cannot be run: {status.Why} {string.Join(' ', status.Problems)}");
            }
        }
    }

    private void LookAtPlugins()
    {
        foreach (var status in Host.Plugins.Status())
        {
            if (status.FaultCount > 0)
            {
                _plugins.Add(string.Create(CultureInfo.InvariantCulture, $"{status.Id} failed {status.FaultCount} times and was {status.State.ToString().ToLowerInvariant()} at the end {status.Why}").TrimEnd());
            }

            if (status is { State: PluginState.Running, Figures.IsAtRest: false })
            {
                _plugins.Add($"{status.Id} still awaited something at the end: what it would have done after that is missing");
            }
        }
    }

    private void ThrowIfEscaped()
    {
        if (_home.Escape is { } place)
        {
            throw new ReplayException(
                $"Code of a plugin ran on a thread of its own{(place.Length > 0 ? $" ({place})" : "")}, and --what-if cannot follow it: its result would depend on this machine's speed. Await in the plugin's own turns, without ConfigureAwait(false), Task.Run and threads.");
        }
    }
}
