using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Failover;

/// <summary>Set-ups for trouble.</summary>
internal static class Plans
{
    /// <summary>Silence is noticed after two seconds; the shipped rules need thirty.</summary>
    public static RigPlan ShortPong { get; } = new()
    {
        Heartbeat = TimeSpan.FromSeconds(1),
        Connections = Rig.Brisk with { PongTimeout = TimeSpan.FromSeconds(1) },
    };

    /// <summary>For a gap whose length the test decides: see <see cref="HoldPrivateDown"/>.</summary>
    /// <param name="before">What is at the venue when the stream starts.</param>
    public static RigPlan HeldGap(Action<FakeBybit> before) => new()
    {
        Before = before,
        Connections = Rig.Brisk with { AuthTimeout = TimeSpan.FromMilliseconds(200) },
    };

    /// <summary>Drops the private socket and lets no auth through until answers are normal again.</summary>
    public static async Task HoldPrivateDown(this Rig rig)
    {
        rig.Exchange.Controls.OnReply("auth", ReplyPlan.Withhold, int.MaxValue);
        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        await Wait.Until("the private stream is down", () => !rig.Stream.PrivateConnected, rig.Tell);
    }
}
