using Microsoft.Extensions.Logging;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.State;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Scripts;

namespace PluginHybrid.Replay.Running;

/// <summary>The plugins of a replay: the host of the live run, driven by the recording.</summary>
internal sealed class ReplayHost : IAsyncDisposable
{
    private readonly ReplayPlugins _plugins;
    private readonly PluginHost _host;
    private readonly PluginScript[] _scripts;
    private readonly ReplayTime _time;
    private readonly TurnFollower _turns;

    public ReplayHost(
        ReplayPlugins plugins, SessionScript script, EventRouter router, ICommandPort commands, ReplayTime time, TurnFollower turns, ILoggerFactory loggers, Func<long> newestInput)
    {
        (_plugins, _time, _turns) = (plugins, time, turns);
        _scripts = [.. plugins.Candidates.Select(candidate => script.Of(candidate.Id))];
        HasSteps = _scripts.Any(one => one.Steps.Count > 0);
        var facts = HostFacts.Read(script.Header);
        var states = new MemoryStates();
        foreach (var state in script.Header.State)
        {
            states.Restore(state.Plugin, new SortedDictionary<string, string>(state.Values.ToDictionary(), StringComparer.Ordinal));
        }

        _host = new PluginHost(new PluginHostOptions
        {
            Router = router,
            Commands = commands,
            Loader = plugins.Loader,
            States = states,
            Time = time,
            Loggers = loggers,
            Script = turns,
            Probe = turns.Planted,
            Seed = facts.Seed,
            Limits = facts.Limits,
            Driving = LaneDriving.Inline,
            NewestInput = newestInput,
            Terms = id => TermsOf(script.Header.Plugins.FirstOrDefault(plugin => plugin.Id == id), facts, id),
        });
    }

    /// <summary>True while the recorded host still has something to do with a plugin: to stop, start or replace it.</summary>
    public bool HasSteps { get; private set; }

    /// <summary>True when a plugin may have come to where that is: nothing but timers is still to come to it before.</summary>
    /// <param name="events">Published so far.</param>
    public bool IsStepNear(long events)
    {
        foreach (var script in HasSteps ? _scripts : [])
        {
            if (script.Steps.TryPeek(out var step) && IsDue(step, script.TimerCount, events))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Starts all of them.</summary>
    /// <returns>Ids of those that run.</returns>
    /// <exception cref="ReplayException">One that the recording says ran cannot be started.</exception>
    public async Task<IReadOnlySet<string>> StartAsync(CancellationToken token)
    {
        await _host.StartAsync(_plugins.Candidates, token).ConfigureAwait(false);
        foreach (var status in _host.Status())
        {
            if (status.State is PluginState.Refused or PluginState.Quarantined)
            {
                throw new ReplayException($"Plugin {status.Id} cannot be started: {status.Why} {string.Join(' ', status.Problems)}");
            }
        }

        return _host.Status().Select(status => status.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Does with the plugins whose recorded place has come what the host did with them there.</summary>
    /// <param name="events">Published so far.</param>
    /// <param name="token">Gives up loading.</param>
    public async Task DoStepsAsync(long events, CancellationToken token)
    {
        bool did;
        do
        {
            RunLanes();
            did = false;
            foreach (var script in _scripts)
            {
                while (script.Steps.TryPeek(out var step) && IsDue(step, 0, events))
                {
                    did = true;
                    script.Steps.Dequeue();
                    await DoAsync(step, token).ConfigureAwait(false);
                }
            }
        }
        while (did);

        HasSteps = _scripts.Any(script => script.Steps.Count > 0);
    }

    /// <summary>Timers come also while no event does.</summary>
    public void RunLanes() => _host.RunLanes();

    /// <summary>The plugins as they are.</summary>
    public IReadOnlyList<PluginStatus> Status() => _host.Status();

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _host.LosePatience();
        return _host.DisposeAsync();
    }

    // What a swap posts to the lane has a place of its own there, after all that came before.
    private bool IsDue(in ArrivalFact step, int timers, long events) => step.Kind switch
    {
        ArrivalKind.Start => events >= step.Sequence,
        ArrivalKind.Swap => _host.ArrivalsOf(step.Plugin) + timers >= step.Arrival - 1,
        _ => _host.ArrivalsOf(step.Plugin) + timers >= step.Arrival,
    };

    private async Task DoAsync(ArrivalFact step, CancellationToken token)
    {
        _time.Turn = step.At;
        var isDone = await _host.RepeatAsync(step, token).ConfigureAwait(false);
        _time.Turn = null;
        if (!isDone)
        {
            _turns.Part(step.Plugin, $"the host did a {step.Kind.ToString().ToLowerInvariant()} here, which cannot be done");
        }
    }

    private static PluginTerms TermsOf(HeaderPlugin? recorded, HostFacts facts, string id)
    {
        var usual = new PluginTerms();
        return usual with
        {
            Mode = recorded is null ? usual.Mode : ReplayPlugins.ModeOf(recorded.Mode),
            Allow = recorded is null ? usual.Allow : ReplayPlugins.GrantedIn(recorded.Allow),
            QueueCapacity = facts.QueueCapacity.GetValueOrDefault(id, usual.QueueCapacity),
        };
    }
}
