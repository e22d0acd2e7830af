using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Holds one invariant over a day. The world calls it inside the step in which something happened; it must not change anything.</summary>
/// <remarks>One checker object serves one day.</remarks>
public abstract class Checker
{
    private readonly List<Violation> _found = [];

    /// <summary>Short, lower case, hyphens: <c>never-naked</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it found, oldest first; at most 20.</summary>
    public IReadOnlyList<Violation> Found => _found;

    /// <summary>True when <see cref="PluginHears"/> is to be called for ticks too, which costs a text for each. Default false.</summary>
    public virtual bool HearsTicks => false;

    /// <summary>The day begins, before anything else.</summary>
    public virtual void Begin(IWorldSight world)
    {
    }

    /// <summary>A host process starts: its router is new, nothing has been published yet. Subscribe here.</summary>
    public virtual void HostStarts(IWorldSight world, EventRouter router)
    {
    }

    /// <summary>The host died or was stopped.</summary>
    public virtual void HostEnds(IWorldSight world)
    {
    }

    /// <summary>An instance of a plugin begins: at the start of the host, after a stop, a pause or a swap. What was published before is not owed to it.</summary>
    public virtual void PluginBegins(IWorldSight world, string plugin)
    {
    }

    /// <summary>The instance of a plugin is gone: stopped, paused, swapped out or crashed.</summary>
    public virtual void PluginEnds(IWorldSight world, string plugin)
    {
    }

    /// <summary>A plugin was handed an event, in the turn it begins; ticks only when <see cref="HearsTicks"/>.</summary>
    /// <param name="world">The world.</param>
    /// <param name="plugin">Its id.</param>
    /// <param name="name">The event's name; <c>resync</c> stands for all account events up to its sequence.</param>
    /// <param name="sequence">The event's place in the host's stream.</param>
    public virtual void PluginHears(IWorldSight world, string plugin, string name, long sequence)
    {
    }

    /// <summary>A plugin is about to be handed a resync; <see cref="PluginHears"/> follows.</summary>
    /// <param name="world">The world.</param>
    /// <param name="plugin">Its id.</param>
    /// <param name="missed">Account events that it says it stands for.</param>
    /// <param name="sequence">The event up to which it stands for them.</param>
    public virtual void PluginMisses(IWorldSight world, string plugin, long missed, long sequence)
    {
    }

    /// <summary>A plugin is handed a tick, in the turn it begins.</summary>
    /// <param name="world">The world.</param>
    /// <param name="plugin">Its id.</param>
    /// <param name="tick">The tick.</param>
    public virtual void PluginTicks(IWorldSight world, string plugin, in PositionUpdate tick)
    {
    }

    /// <summary>A plugin's lane takes an account event or a resync, whether or not the plugin has a handler for it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="plugin">Its id.</param>
    /// <param name="happened">The event.</param>
    public virtual void PluginTakes(IWorldSight world, string plugin, IHybridEvent happened)
    {
    }

    /// <summary>A plugin gave a command; <paramref name="command"/> is what the gate is asked.</summary>
    public virtual void Commanded(IWorldSight world, CommandRequest command)
    {
    }

    /// <summary>The session asks for a REST call, in the step in which it decides so. An order call goes out once it is durable.</summary>
    public virtual void Asked(IWorldSight world, RestCall call)
    {
    }

    /// <summary>The session is about to be told what became of a REST call.</summary>
    public virtual void Answered(IWorldSight world, RestAnswer answer)
    {
    }

    /// <summary>A REST call sets out: from now on it may reach the venue, whatever becomes of the host.</summary>
    /// <param name="world">The world.</param>
    /// <param name="method"><c>GET</c> or <c>POST</c>.</param>
    /// <param name="path">For example <c>/v5/order/create</c>.</param>
    /// <param name="body">As sent.</param>
    public virtual void SetsOut(IWorldSight world, string method, string path, string body)
    {
    }

    /// <summary>A line of the journal has reached the disk: it would survive the death of its process from now on.</summary>
    public virtual void Kept(IWorldSight world, JournalEntry line)
    {
    }

    /// <summary>A REST call reached the venue and was answered there (the host may never hear it).</summary>
    public virtual void Called(IWorldSight world, VenueCall call)
    {
    }

    /// <summary>The venue's truth changed: a fill, a stop set, moved, gone, an order ended. <see cref="IWorldSight.Legs"/> is the state after it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="before">The leg before; <c>null</c> when it never lived.</param>
    /// <param name="after">The leg now.</param>
    /// <param name="cause">Who did it: <c>host</c>, <c>person</c>, <c>venue</c> (a stop that fired, a liquidation).</param>
    public virtual void LegChanged(IWorldSight world, VenueLeg? before, VenueLeg after, string cause)
    {
    }

    /// <summary>The host dialled, or a frame it sent reached the venue.</summary>
    /// <param name="world">The world.</param>
    /// <param name="stream"><c>private</c> or <c>public</c>.</param>
    /// <param name="frame">The text sent; <c>null</c> for a dial.</param>
    public virtual void Sent(IWorldSight world, string stream, string? frame)
    {
    }

    /// <summary>A line of the log, the journal, standard output or a recording is about to be written.</summary>
    /// <param name="world">The world.</param>
    /// <param name="where"><c>log</c>, <c>journal</c>, <c>state</c>, <c>recording</c>.</param>
    /// <param name="line">The line.</param>
    public virtual void Wrote(IWorldSight world, string where, string line)
    {
    }

    /// <summary>The host keeps the newest of a leg for its next process.</summary>
    /// <param name="world">The world.</param>
    /// <param name="leg">What it keeps.</param>
    /// <param name="isDurable">False when it is handed to the store; true when it has reached the disk: the next process finds it.</param>
    public virtual void LegKept(IWorldSight world, KnownLeg leg, bool isDurable)
    {
    }

    /// <summary>A trouble begins.</summary>
    public virtual void Strikes(IWorldSight world, Trouble trouble)
    {
    }

    /// <summary>A deed was done; not called for one that was impossible.</summary>
    public virtual void Done(IWorldSight world, Deed deed)
    {
    }

    /// <summary>A second of virtual time has passed.</summary>
    public virtual void Second(IWorldSight world)
    {
    }

    /// <summary>The day is over, healing included, and the host still lives.</summary>
    public virtual void End(IWorldSight world)
    {
    }

    /// <summary>Tells that the invariant does not hold.</summary>
    protected void Fail(IWorldSight world, string place, string text)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (_found.Count < 20)
        {
            _found.Add(new Violation(Name, place, world.Now, world.Input, text));
        }
    }
}
