using Microsoft.Extensions.Logging;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
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

    public ReplayHost(
        ReplayPlugins plugins, SessionScript script, EventRouter router, ICommandPort commands, ReplayTime time, TurnFollower turns, ILoggerFactory loggers, Func<long> newestInput)
    {
        _plugins = plugins;
        _scripts = [.. plugins.Candidates.Select(candidate => script.Of(candidate.Id))];
        HasStops = _scripts.Any(one => one.Stops.Count > 0);
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
            Seed = facts.Seed,
            Limits = facts.Limits,
            Driving = LaneDriving.Inline,
            NewestInput = newestInput,
            Terms = id => TermsOf(script.Header.Plugins.FirstOrDefault(plugin => plugin.Id == id), facts, id),
        });
    }

    /// <summary>True while a plugin is still to be stopped.</summary>
    public bool HasStops { get; private set; }

    /// <summary>True when a plugin may have come to where it is to be stopped: nothing but timers is still to come to it before.</summary>
    public bool IsStopNear
    {
        get
        {
            foreach (var script in HasStops ? _scripts : [])
            {
                if (script.Stops.TryPeek(out var stop) && _host.ArrivalsOf(script.Id) + script.TimerCount >= stop.Arrival)
                {
                    return true;
                }
            }

            return false;
        }
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

    /// <summary>Stops those whose recorded place has come.</summary>
    public async Task StopDueAsync()
    {
        foreach (var script in _scripts)
        {
            while (script.Stops.TryPeek(out var stop) && _host.ArrivalsOf(script.Id) >= stop.Arrival)
            {
                script.Stops.Dequeue();
                await _host.StopAsync(script.Id).ConfigureAwait(false);
            }
        }

        HasStops = _scripts.Any(script => script.Stops.Count > 0);
    }

    /// <summary>Timers come also while no event does.</summary>
    public void RunLanes() => _host.RunLanes();

    /// <summary>The plugins as they are.</summary>
    public IReadOnlyList<PluginStatus> Status() => _host.Status();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _host.DisposeAsync();

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
