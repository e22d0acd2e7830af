using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>What a plugin host stands on.</summary>
public sealed record PluginHostOptions
{
    /// <summary>Where events come from.</summary>
    public required EventRouter Router { get; init; }

    /// <summary>Where commands go.</summary>
    public required ICommandPort Commands { get; init; }

    /// <summary>Turns candidates into plugins.</summary>
    public required IPluginLoader Loader { get; init; }

    /// <summary>Durable values.</summary>
    public required IPluginStates States { get; init; }

    /// <summary>Takes lifecycle lines and alarms. Default: none is kept.</summary>
    public IJournal Journal { get; init; } = NoJournal.Instance;

    /// <summary>The host's clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where plugins' and the host's lines go. Default nowhere.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Takes facts of late turns. Default nobody.</summary>
    public ITurnTap? Turns { get; init; }

    /// <summary>Knows when the turns of a recorded session ran; with <see cref="LaneDriving.Inline"/>. Default nobody: every turn runs at once.</summary>
    public ITurnScript? Script { get; init; }

    /// <summary>Stands before the turns of all plugins. Default nobody.</summary>
    public ITurnProbe? Probe { get; init; }

    /// <summary>The run's seed; with a plugin's id it seeds that plugin's <see cref="Random"/>. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>The operator's decisions by plugin id; asked whenever a plugin is started. Default: enabled, shadow, nothing granted.</summary>
    public Func<string, PluginTerms> Terms { get; init; } = static _ => new PluginTerms();

    /// <summary>Who gives lanes their threads. Default threads of their own.</summary>
    public LaneDriving Driving { get; init; } = LaneDriving.Threads;

    /// <summary>The newest input the sequencer has numbered; from any thread. Default: the newest that caused an event.</summary>
    public Func<long>? NewestInput { get; init; }

    /// <summary>How much plugins may do wrong.</summary>
    public GuardLimits Limits { get; init; } = new();

    /// <summary>How long a thread of the lanes looks for more at most before it sleeps, while events come about that fast; zero: never. Default 200 µs.</summary>
    public TimeSpan LongestLook { get; init; } = TimeSpan.FromMicroseconds(200);
}
