using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Session;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Checking;

/// <summary>What a checker may look at. Reading changes nothing.</summary>
public interface IWorldSight
{
    /// <summary>The day being lived.</summary>
    Day Day { get; }

    /// <summary>Virtual time since the day began.</summary>
    TimeSpan Now { get; }

    /// <summary>True once trouble is over for good.</summary>
    bool IsHealing { get; }

    /// <summary>True while a host process lives.</summary>
    bool IsHostUp { get; }

    /// <summary>Counts host processes of the day from 1; 0 before the first.</summary>
    int Incarnation { get; }

    /// <summary>The newest input of the host that lives; 0 while none does.</summary>
    long Input { get; }

    /// <summary>What the session of the living host knows; <c>null</c> while none lives.</summary>
    SessionView? Session { get; }

    /// <summary>The legs that the living host believes to be open, in the order of their keys; empty while none lives.</summary>
    IReadOnlyList<Position> Held => Session?.Positions ?? [];

    /// <summary>Our ids of the orders that the living host takes for not over yet, leg by leg; empty while none lives.</summary>
    IReadOnlyList<string> Working => Session?.WorkingOrders ?? [];

    /// <summary>Symbols whose ticker the living host has confirmed, in ordinal order; empty while none lives.</summary>
    IReadOnlyList<string> Tickers => Session?.SubscribedTickers ?? [];

    /// <summary>Symbols whose prices are live to the living host, in ordinal order; empty while none lives.</summary>
    IReadOnlyList<string> LiveTickers => Session?.LiveTickers ?? [];

    /// <summary>True when the living host takes a stream's half of the truth for the venue's.</summary>
    /// <param name="stream">Positions (private) or prices (public).</param>
    bool IsFresh(StreamKind stream) => (stream == StreamKind.Private ? Session?.Private.IsFresh : Session?.Public.IsFresh) ?? false;

    /// <summary>The plugins of the living host; empty while none lives.</summary>
    IReadOnlyList<PluginStatus> Plugins { get; }

    /// <summary>Every leg that ever lived, as the venue holds it now, in order of symbol and leg.</summary>
    IReadOnlyList<VenueLeg> Legs { get; }

    /// <summary>Orders of the account that are open, and those that ended within the last minute, oldest first.</summary>
    IReadOnlyList<VenueOrder> Orders { get; }

    /// <summary>The symbol's mark price at the venue.</summary>
    /// <param name="symbol">One of the day's symbols.</param>
    decimal Mark(string symbol);

    /// <summary>What the world holds beyond the model: open sockets, pending timers, messages under way, waiting lane inputs.</summary>
    WorldFigures Figures { get; }

    /// <summary>What host processes of the day have sent for so long and have no outcome for on the disk; oldest first.</summary>
    /// <param name="since">How long ago at least.</param>
    IReadOnlyList<JournalEntry> Unfinished(TimeSpan since) => [];

    /// <summary>Host processes and instances of plugins that are over and still in memory, in words. Collects garbage, where any is left: not for each second.</summary>
    IReadOnlyList<string> Undead() => [];

    /// <summary>What a plugin's values on the disk are.</summary>
    /// <param name="plugin">Its id.</param>
    IReadOnlyDictionary<string, string> Stored(string plugin) => new Dictionary<string, string>();

    /// <summary>Live managed memory of the process; <c>null</c> where that is not only this world's. Collects garbage: not for each second.</summary>
    long? LiveBytes() => null;
}
