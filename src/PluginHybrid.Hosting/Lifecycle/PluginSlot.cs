using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>One plugin over all its versions, instances and lanes. One command at a time; what it does to the plugin happens on the lane.</summary>
internal sealed class PluginSlot : IDisposable
{
    private readonly SlotSurroundings _around;
    private readonly Turnstile _turnstile;
    private readonly SlotTurns _turns;
    private readonly LanePumpSetup _pumpSetup;
    private readonly PauseTimer _pause;
    private readonly PluginMode _mode;

    public PluginSlot(string id, SlotSurroundings around, PersonsWord word)
    {
        (Id, _around, Word) = (id, around, word);
        Why = word.IsDisabled ? PersonsWord.Disabled : "";
        Guard = new SlotGuard(this, around);
        _turns = new SlotTurns(this, Guard, around);
        _pause = new PauseTimer(around.Time, () => _ = ResumeAsync(byPerson: false));
        Patience = new Patience(this, around);
        Swap = new SlotSwap(this, _turns, around);
        _turnstile = new Turnstile(around.IsInline);
        Shelf = new VersionShelf(around.Time, sweeps: !around.IsInline);
        Commands = new CommandBook(id, around.Options.Limits.CommandsPerSecond, (owner, reason) => Guard.Faulted(owner, "orders", "flood", reason));
        _mode = around.Options.Terms(id).Mode;
        _pumpSetup = LanePumpSetup.Of(id, Guard, Figures.Meter, around);
    }

    public string Id { get; }

    /// <summary>What a person said of it.</summary>
    public PersonsWord Word { get; }

    /// <summary>The file it is made of.</summary>
    public string Path => Candidate?.Path ?? "";

    /// <summary>What lies in the folder now, loaded or not.</summary>
    public PluginCandidate? Candidate { get; set; }

    public SlotFigures Figures { get; } = new();

    public SlotGuard Guard { get; }

    public SlotSwap Swap { get; }

    public VersionShelf Shelf { get; }

    public Patience Patience { get; }

    public CommandBook Commands { get; }

    /// <summary>What becomes of its orders, from the next command on.</summary>
    public PluginMode Mode => Word.Mode ?? _mode;

    public PluginState State { get; private set; } = PluginState.Stopped;

    public string Why { get; private set; }

    public DateTimeOffset? ResumesAt { get; private set; }

    /// <summary>Why the newest file was not taken, and warnings.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; set; } = [];

    /// <summary>The version that runs, or would run.</summary>
    public LoadedPlugin? Current { get; set; }

    /// <summary>The instance that lives, or lived last. Set on the lane.</summary>
    public PluginInstance? Instance { get; set; }

    /// <summary>The lane; <c>null</c> while the plugin does not run.</summary>
    public LaneRoom? Room { get; private set; }

    /// <summary>True while its turns run on the receiving thread of a live session.</summary>
    public bool IsOnReceivingThread => !_around.IsInline && Room is { Inline: not null };

    /// <summary>Starts a version that is loaded; one that runs is swapped for it between two events. A disabled plugin takes none.</summary>
    public Task TakeAsync(LoadedPlugin version, StartReason reason) => _turnstile.RunAsync(async () =>
    {
        if (Word.IsDisabled)
        {
            version.Dispose();
            return;
        }

        Problems = version.Warnings;
        Guard.Reset();
        if (State == PluginState.Running && Room is { } room)
        {
            await SwapAsync(room, version).ConfigureAwait(false);
            return;
        }

        Shelf.Retire(ReferenceEquals(Current, version) ? null : Current);
        Current = version;
        await StartAsync(reason, reason == StartReason.HostStart ? null : reason.ToString()).ConfigureAwait(false);
    });

    /// <summary>Starts the version that is there once more, after a pause or by a person.</summary>
    public Task ResumeAsync(bool byPerson) => _turnstile.RunAsync(async () =>
    {
        if (State == PluginState.Running || Current is null)
        {
            return;
        }

        if (byPerson)
        {
            Guard.Reset();
        }

        await StartAsync(StartReason.Resumed, byPerson ? LaneRoom.ByPerson : nameof(StartReason.Resumed)).ConfigureAwait(false);
    });

    /// <summary>Stops it for the operator or because the host ends.</summary>
    public Task StopAsync(StopReason reason, string why) => _turnstile.RunAsync(async () =>
    {
        await LeaveAsync(reason).ConfigureAwait(false);
        if (State != PluginState.Stopped || reason != StopReason.HostStop)
        {
            Enter(PluginState.Stopped, why);
        }
    });

    /// <summary>The guard's word: pause it.</summary>
    public Task SuspendAsync(PluginInstance instance, BreakerVerdict verdict, string why) => _turnstile.RunAsync(async () =>
    {
        if (ReferenceEquals(Instance, instance) && State == PluginState.Running)
        {
            await LeaveAsync(StopReason.Suspended).ConfigureAwait(false);
            Pause(verdict, why);
        }
    });

    /// <summary>The new version faulted on trial: the one before is back.</summary>
    public Task RollbackAsync(PluginInstance instance, string why) => _turnstile.RunAsync(async () =>
    {
        if (ReferenceEquals(Instance, instance) && State == PluginState.Running && Room is { } room)
        {
            await OnLaneAsync(room, "rollback", () => Swap.RollBackAsync(room, why)).ConfigureAwait(false);
        }
    });

    /// <summary>Gives up a lane: its turn does not come back, or it broke. The note keeps the fault of the instance that lived there.</summary>
    public void GiveUp(LaneRoom room, Func<PluginInstance?, PluginFault> note)
    {
        var instance = Instance;
        instance?.Dispose();
        _around.Unfeed(this);
        var fault = note(instance);
        room.Abandon($"{Id}: {fault.Type} in {fault.Handler}");
        _ = _turnstile.RunAsync(() =>
        {
            if (ReferenceEquals(Room, room))
            {
                Room = null;
                Pause(Guard.Trip(), fault.ToString());
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Moves it from the receiving thread to the threads of the lanes, if it overran. On the receiving thread, outside its turns.</summary>
    public void MoveIfAsked()
    {
        if (Guard.MustMove && Room is { } room && room.TryMoveToCrew())
        {
            Guard.Moved();
            _around.DriverChanged();
        }
    }

    /// <summary>Refuses the newest file; what runs goes on.</summary>
    public void Refuse(IReadOnlyList<SourceProblem> problems)
    {
        Problems = problems;
        (State, Why) = Current is not null ? (State, Why)
            : (PluginState.Refused, problems.FirstOrDefault(problem => problem.IsError)?.ToString() ?? "it was not loaded");

        _around.Tell(JournalKind.Lifecycle, Id, $"refused: {string.Join("; ", problems)}", isWarning: true);
    }

    /// <inheritdoc />
    public void Dispose() => _pause.Stop();

    // A recorder is told why, unless what it was told already leads to this start.
    private async Task StartAsync(StartReason reason, string? told)
    {
        _pause.Stop();
        var terms = _around.Options.Terms(Id);
        var isDriven = _around.IsInline || terms.Inline ? _around.IsPublishing : null;
        _pumpSetup.IsLive = !_around.IsInline;
        var room = Room = new LaneRoom(_pumpSetup, Figures.Counts, terms.QueueCapacity, isDriven, _around.Crew);
        var state = _around.Feed(this);
        room.TellStart(told, state);
        var version = Current!;
        await OnLaneAsync(room, "start", async () =>
        {
            await _turns.BeginAsync(room, version, reason, state).ConfigureAwait(true);
            Enter(PluginState.Running, "");
        }).ConfigureAwait(false);
    }

    private async Task SwapAsync(LaneRoom room, LoadedPlugin version)
    {
        var began = new TaskCompletionSource();
        var swap = OnLaneAsync(room, "swap", () =>
        {
            room.TellBegun(began);
            return Swap.TakeOverAsync(room, version);
        }, room.TellSwap);
        if (!await Patience.BeginsAsync(began.Task, room).ConfigureAwait(false))
        {
            room.Abandon($"{Id} did not come to an end of its turn");
        }

        await swap.ConfigureAwait(false);
        if (State != PluginState.Running && !ReferenceEquals(Current, version) && room.Lane.IsAbandoned)
        {
            Shelf.Retire(Current);
            Current = version;
            await StartAsync(StartReason.Swap, told: null).ConfigureAwait(false);
        }
    }

    private async Task LeaveAsync(StopReason reason)
    {
        _pause.Stop();
        _around.Unfeed(this);
        if (Room is not { } room)
        {
            return;
        }

        room.TellStop(reason);
        room.Lane.ForgetEvents();
        if (Instance is { HasEnded: false } instance)
        {
            instance.LetGo();
            var end = room.RunAsync("stop", () => _turns.EndAsync(room, instance, reason));
            if (!(_around.IsInline ? end.IsCompleted : await Patience.ComesAsync(end, _around.Options.Limits.StopPatience * 2, _around.Time).ConfigureAwait(false)))
            {
                instance.Dispose();
                room.Abandon($"{Id} did not stop");
            }
        }

        room.End();
        Room = null;
        Swap.TrialPassed();
    }

    // A start that fails, or a lane that is given up, leaves the plugin without a lane.
    private async Task OnLaneAsync(LaneRoom room, string name, Func<ValueTask> body, Action<LanePlace>? told = null)
    {
        try
        {
            await room.RunAsync(name, body, told).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is PluginStartException or TimeoutException)
        {
            _around.Unfeed(this);
            Instance?.Dispose();
            room.End();
            Room = null;
            if (Instance is { StartReason: StartReason.Resumed })
            {
                Pause(Guard.Trip(), failed.Message);
                return;
            }

            Enter(name == "rollback" ? PluginState.Quarantined : PluginState.Refused, failed.Message);
        }
    }

    private void Pause(BreakerVerdict verdict, string why)
    {
        Enter(verdict.Pause is null ? PluginState.Quarantined : PluginState.Suspended, why);
        if (verdict.Pause is { } pause)
        {
            ResumesAt = _around.Time.GetUtcNow() + pause;
            _pause.Start(pause);
        }
    }

    private void Enter(PluginState state, string why)
    {
        (State, Why, ResumesAt) = (state, why, null);
        var version = Current is { } current ? $" {current.Version}" : "";
        var isWarning = state is PluginState.Refused or PluginState.Suspended or PluginState.Quarantined;
        _around.Tell(JournalKind.Lifecycle, Id, $"{state.ToString().ToLowerInvariant()}{version}{(why.Length > 0 ? $": {why}" : $" mode {Mode.ToString().ToLowerInvariant()}")}", isWarning);
    }
}
