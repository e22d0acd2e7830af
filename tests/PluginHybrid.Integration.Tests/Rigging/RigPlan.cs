using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.FakeExchange;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>How a <see cref="Rig"/> is set up. The defaults suit most tests.</summary>
public sealed record RigPlan
{
    public FakeBybitOptions Fake { get; init; } = new() { Seed = 7 };

    /// <summary>Done to the exchange before the stream is started.</summary>
    public Action<FakeBybit> Before { get; init; } = _ => { };

    public ConnectionOptions Connections { get; init; } = Rig.Brisk;

    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    public IReadOnlyList<string> Watch { get; init; } = [];

    /// <summary>The key given to the stream. Default the one that works.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The secret given to the stream. Default the one that works.</summary>
    public string? ApiSecret { get; init; }

    /// <summary>Addresses given to the stream. Default the exchange's.</summary>
    public Func<FakeBybit, Bybit.Endpoints?> Endpoints { get; init; } = Rig.EndpointsOf;

    public Func<FakeBybit, DialPort> DialPort { get; init; } = _ => Bybit.Sockets.DialPort.Default;

    /// <summary>Subscribes handlers before the start.</summary>
    public Action<EventRouter> Listen { get; init; } = _ => { };

    /// <summary>What commands are allowed. Default none: the stream only reads.</summary>
    public OrderOptions? Orders { get; init; }

    /// <summary>Where decisions are written down.</summary>
    public IJournal Journal { get; init; } = NoJournal.Instance;

    /// <summary>False for long runs: a log of every event is memory of the test's, not of the stream's.</summary>
    public bool KeepsEvents { get; init; } = true;
}
