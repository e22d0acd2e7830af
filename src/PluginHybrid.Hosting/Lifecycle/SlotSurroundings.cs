using Microsoft.Extensions.Logging;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Hosting.Lanes.Crew;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>What a plugin's slot needs of the host around it.</summary>
internal sealed class SlotSurroundings
{
    /// <summary>What the host stands on.</summary>
    public required PluginHostOptions Options { get; init; }

    /// <summary>The host's own log.</summary>
    public required ILogger Log { get; init; }

    /// <summary>Whose threads run the lanes, but those that are driven inline.</summary>
    public required LaneCrew Crew { get; init; }

    /// <summary>Begins to feed a slot's lane, between two events, and gives the state of the stream there.</summary>
    public required Func<PluginSlot, StreamState> Feed { get; init; }

    /// <summary>Feeds it no more.</summary>
    public required Action<PluginSlot> Unfeed { get; init; }

    /// <summary>The slot's driver is another one.</summary>
    public required Action DriverChanged { get; init; }

    /// <summary>True on the thread that publishes an event at this moment.</summary>
    public required Func<bool> IsPublishing { get; init; }

    /// <summary>The newest input numbered so far.</summary>
    public required Func<long> NewestInput { get; init; }

    /// <summary>The host's clock.</summary>
    public TimeProvider Time => Options.Time;

    /// <summary>True when whoever publishes runs the lanes.</summary>
    public bool IsInline => Options.Driving == LaneDriving.Inline;

    /// <summary>Writes a line into journal and log. An alarm is a warning always.</summary>
    public void Tell(JournalKind kind, string plugin, string what, bool isWarning = false)
    {
        Lifecycle.Log.Line(Log, isWarning || kind == JournalKind.Alarm ? LogLevel.Warning : LogLevel.Information, plugin, what);
        Options.Journal.Append(new JournalEntry
        {
            Input = NewestInput(),
            At = Time.GetUtcNow(),
            Kind = kind,
            Plugin = plugin,
            What = what,
        });
    }
}
