using System.Runtime.CompilerServices;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>The first and the last turn of instances. All of it runs on the plugin's lane, between two turns.</summary>
/// <param name="slot">The plugin.</param>
/// <param name="guard">Keeps faults.</param>
/// <param name="around">The host.</param>
internal sealed class SlotTurns(PluginSlot slot, SlotGuard guard, SlotSurroundings around)
{
    /// <summary>Makes an instance, starts it, and has the open legs told to it before anything that waits.</summary>
    /// <param name="room">The lane.</param>
    /// <param name="version">What it is made of.</param>
    /// <param name="reason">Why.</param>
    /// <param name="state">The state of the stream for a lane that begins; <c>null</c> to go on where the lane is.</param>
    /// <exception cref="PluginStartException">It threw, or awaited for too long; nothing of it is left on the lane.</exception>
    public async ValueTask BeginAsync(LaneRoom room, LoadedPlugin version, StartReason reason, StreamState? state)
    {
        var before = slot.Instance;
        var instance = new PluginInstance(SetupOf(version, room), reason);
        if (state is not null)
        {
            room.Pump.Books.Reset(state);
        }

        instance.TickersBook.Take(state?.Tickers ?? before?.TickersBook.Known ?? []);
        instance.Clock.Set(around.Time.GetUtcNow());
        room.Pump.Cause.Set("start");
        slot.Instance = instance;
        PluginStartException? refused = null;
        try
        {
            await StartAsync(room, instance).ConfigureAwait(true);
        }
#pragma warning disable CA1031 // A plugin's constructor and start may throw anything.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            refused = new PluginStartException(guard.Note(version.Version, nameof(Sdk.HybridPlugin.OnStart), exception).ToString());
        }

        if (refused is not null)
        {
            Leave(room, instance);
            throw refused;
        }

        StartFindings.Tell(slot, instance, around);
        room.Lane.WantsTicks = instance.Handlers.HandlesTicks;

        // As of the leg's own last event: one that waits may be older than the newest event of another leg.
        room.Lane.Adopt(room.Pump.Books.Positions.All().Select(held =>
            new PositionOpened(held.Stamp, held.Position, held.VenueTime, UpdateCause.Reconciliation)));
    }

    /// <summary>The last turn: the desk is revoked and the token cancelled before it.</summary>
    public async ValueTask EndAsync(LaneRoom room, PluginInstance instance, StopReason reason)
    {
        instance.Desk.Revoke();
        instance.Cancel();
        room.Pump.Cause.Set("stop");
        try
        {
            var own = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(instance.Context);
            var stopping = instance.Plugin.OnStop(reason);
            SynchronizationContext.SetSynchronizationContext(own);
            await AwaitAsync(stopping, around.Options.Limits.StopPatience).ConfigureAwait(true);
        }
#pragma warning disable CA1031 // A plugin's stop may throw anything; it stops all the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            guard.Note(instance.Version, nameof(Sdk.HybridPlugin.OnStop), exception);
        }

        instance.Flush();
        Leave(room, instance);
    }

    /// <summary>Ends an instance without a last turn of its own.</summary>
    public static void Leave(LaneRoom room, PluginInstance instance)
    {
        instance.Dispose();
        if (ReferenceEquals(room.Pump.Tenant, instance))
        {
            room.Pump.Tenant = null;
        }
    }

    // Apart, so that no local of the lane's frame keeps the plugin alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async ValueTask StartAsync(LaneRoom room, PluginInstance instance)
    {
        var own = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(instance.Context);
        instance.Create();
        room.Pump.Tenant = instance;
        var starting = instance.Plugin.OnStart();
        SynchronizationContext.SetSynchronizationContext(own);
        instance.Flush();
        await AwaitAsync(starting, around.Options.Limits.StartPatience).ConfigureAwait(true);
        instance.Flush();
    }

    private async ValueTask AwaitAsync(ValueTask running, TimeSpan patience)
    {
        if (running.IsCompletedSuccessfully)
        {
            running.GetAwaiter().GetResult();
            return;
        }

        await running.AsTask().WaitAsync(patience, around.Time).ConfigureAwait(true);
    }

    private InstanceSetup SetupOf(LoadedPlugin version, LaneRoom room) => new()
    {
        IsDriven = around.IsInline,
        Id = slot.Id,
        Version = version,
        Room = room,
        Time = around.Time,
        Port = around.Options.Commands,
        Commands = slot.Commands,
        States = around.Options.States,
        Log = new PluginLog(around.Options.Loggers.CreateLogger($"{PluginLog.Category}{slot.Id}")),
        Metrics = slot.Figures.Own,
        Watch = guard,
        Turns = around.Options.Turns,
        Script = around.Options.Script,
        Mode = () => slot.Mode,
        Allow = () => around.Options.Terms(slot.Id).Allow,
        Seed = StableSeed.Of(around.Options.Seed, slot.Id),
    };
}
