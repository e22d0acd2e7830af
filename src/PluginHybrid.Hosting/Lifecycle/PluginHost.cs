using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Lanes.Crew;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Runs plugins over the events of a session: loads, starts, swaps, guards and stops them, each on a lane of its own.</summary>
/// <remarks>
/// <para>Make it before the session starts: what was published before is not known to it. Commands may be given from any
/// thread; for one plugin they run one after the other.</para>
/// <para>What a plugin does wrong is never thrown here: it is in <see cref="Status"/>, the log and the journal.</para>
/// </remarks>
/// <example><code>
/// await using var host = new PluginHost(options);
/// await host.StartAsync(folder.Candidates());
/// await stream.StartAsync();
/// </code></example>
public sealed class PluginHost : IAsyncDisposable
{
    private readonly PluginHostOptions _options;
    private readonly SlotSurroundings _around;
    private readonly SlotShelf _slots;
    private readonly EventFan _fan;
    private readonly LaneCrew _crew;
    private readonly PluginLoading _loading;
    private readonly StrayWatch _strays;
    private readonly HangWatch? _hangs;

    /// <summary>Subscribes to the router. No plugin runs yet.</summary>
    /// <param name="options">What it stands on.</param>
    public PluginHost(PluginHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _fan = new EventFan(options.Router, FindSlot);

        // Threads wait in the machine's time, whatever clock the host has.
        _crew = new LaneCrew(TimeProvider.System, options.LongestLook, LaneCrew.Usual);
        _around = new SlotSurroundings
        {
            Options = options,
            Log = options.Loggers.CreateLogger("PluginHybrid.Plugins"),
            Crew = _crew,
            Feed = slot =>
            {
                var state = _fan.Feed(slot);
                options.Probe?.Feeds(slot.Id, true);
                return state;
            },
            Unfeed = slot =>
            {
                _fan.Unfeed(slot);
                options.Probe?.Feeds(slot.Id, false);
            },
            DriverChanged = _fan.Sort,
            IsPublishing = () => _fan.IsPublishing,
            NewestInput = options.NewestInput ?? (() => _fan.NewestInput),
        };
        _slots = new SlotShelf(_around);
        _loading = new PluginLoading(_slots, _around);
        _strays = new StrayWatch(_slots, guesses: options.Driving == LaneDriving.Threads);
        _hangs = options.Driving == LaneDriving.Threads ? new HangWatch(_slots, _around) : null;
    }

    /// <summary>Loads and starts all that are enabled, in the order of their ids.</summary>
    /// <param name="candidates">What lies in the folders.</param>
    /// <param name="token">Gives up loading; what was started runs.</param>
    public async Task StartAsync(IEnumerable<PluginCandidate> candidates, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        foreach (var candidate in candidates.OrderBy(candidate => candidate.Id, StringComparer.Ordinal))
        {
            await _loading.ApplyAsync(candidate, StartReason.HostStart, force: false, token).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a new or changed candidate: it is loaded and checked first, then started, or swapped in between two events.</summary>
    /// <remarks>What cannot be loaded is shown in <see cref="Status"/>, and what runs goes on. The same content is taken once; one that was rolled back never again.</remarks>
    /// <param name="candidate">What lies in the folder now.</param>
    /// <param name="token">Gives up loading.</param>
    public Task ApplyAsync(PluginCandidate candidate, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return _loading.ApplyAsync(candidate, StartReason.Enabled, force: false, token);
    }

    /// <summary>The file is gone: its plugin is stopped and forgotten.</summary>
    /// <param name="candidate">What lay in the folder; known by its path.</param>
    public Task RemoveAsync(PluginCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return _loading.RemoveAsync(candidate);
    }

    /// <summary>Stops all plugins, in the order of their ids, and waits for their last turns, each as long as the limits say.</summary>
    public async Task StopAsync()
    {
        foreach (var slot in _slots.All)
        {
            await slot.StopAsync(StopReason.HostStop, "the host has stopped").ConfigureAwait(false);
        }
    }

    /// <summary>Does with a plugin what a recorded host did with it after its session began: for a replay, between two inputs.</summary>
    /// <param name="step">A stop, a start, a swap, or patience lost.</param>
    /// <param name="token">Gives up loading.</param>
    /// <returns>False when it cannot be done: the plugin is not there, runs already, or does not start.</returns>
    public Task<bool> RepeatAsync(ArrivalFact step, CancellationToken token = default) => new RecordedSteps(_slots, _around).DoAsync(step, token);

    /// <summary>Runs what may run on lanes without threads: for a replay, whose recorded timers come also while no event does.</summary>
    public void RunLanes() => _fan.RunInline();

    /// <summary>Events that wait in all lanes. Cheaper than to ask <see cref="Status"/>.</summary>
    public int QueueDepth => _slots.All.Sum(slot => slot.Room?.Lane.Depth ?? 0);

    /// <summary>What has come to a plugin's lane so far: for a replay. 0 for one that is not there.</summary>
    /// <param name="id">Its id.</param>
    public long ArrivalsOf(string id) => _slots.Find(id)?.Figures.Counts.Arrivals.Count ?? 0;

    /// <summary>Who waits for a turn that awaits waits no longer: for the end of a replay, whose time stands still.</summary>
    public void LosePatience()
    {
        foreach (var slot in _slots.All)
        {
            while (slot.Patience.TryLose())
            {
                // First the plugin is let go, then its lane is given up.
            }
        }
    }

    /// <summary>Starts a plugin that is stopped.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="token">Gives up loading.</param>
    /// <returns>False when there is none of that id.</returns>
    public Task<bool> EnableAsync(string id, CancellationToken token = default) => _loading.AgainAsync(id, StartReason.Enabled, token);

    /// <summary>Stops a plugin until it is enabled, reloaded or resumed; a new version of its file does not start it.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>False when there is none of that id.</returns>
    public Task<bool> DisableAsync(string id) => ForAsync(id, PersonsWord.Disabled, slot =>
    {
        slot.Word.IsDisabled = true;
        return slot.StopAsync(StopReason.Disabled, PersonsWord.Disabled);
    });

    /// <summary>Loads a plugin's file again, also when it has not changed or was rolled back, and swaps it in.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="token">Gives up loading.</param>
    /// <returns>False when there is none of that id.</returns>
    public Task<bool> ReloadAsync(string id, CancellationToken token = default) => _loading.AgainAsync(id, StartReason.Swap, token);

    /// <summary>Starts a plugin that the guard has stopped; its pauses begin with the first again.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>False when there is none of that id.</returns>
    public Task<bool> ResumeAsync(string id) => ForAsync(id, "resumed by a person", slot =>
    {
        slot.Word.IsDisabled = false;
        return slot.ResumeAsync(byPerson: true);
    });

    /// <summary>Changes what becomes of a plugin's orders, from its next command on.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="mode">The mode.</param>
    /// <returns>False when there is none of that id.</returns>
    public Task<bool> SetModeAsync(string id, PluginMode mode) => ForAsync(id, $"mode {mode.ToString().ToLowerInvariant()} by a person", slot =>
    {
        slot.Word.Mode = mode;
        if (mode != PluginMode.Paper)
        {
            _fan.EndPaper(slot);
        }

        if (slot.Instance is { HasEnded: false } instance)
        {
            StartFindings.TellMissing(slot, instance, _around);
        }

        return Task.CompletedTask;
    });

    /// <summary>All plugins at this moment, in the order of their ids.</summary>
    public IReadOnlyList<PluginStatus> Status() => [.. _slots.All.Select(slot => StatusReader.Read(slot, _options))];

    /// <summary>Stops all plugins and leaves the router.</summary>
    public async ValueTask DisposeAsync()
    {
        _hangs?.Dispose();
        await StopAsync().ConfigureAwait(false);
        _fan.Dispose();
        _strays.Dispose();
        foreach (var slot in _slots.All)
        {
            slot.Dispose();
        }

        _crew.Dispose();
    }

    private PluginSlot? FindSlot(string id) => _slots.Find(id);

    private async Task<bool> ForAsync(string id, string what, Func<PluginSlot, Task> command)
    {
        if (_slots.Find(id) is not { } slot)
        {
            return false;
        }

        _around.Tell(JournalKind.Operator, id, what);
        await command(slot).ConfigureAwait(false);
        return true;
    }
}
