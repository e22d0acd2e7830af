using System.Net;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>A client's socket, played to.</summary>
internal sealed class PlaybackSocket(ClientConnection connection, ExchangeControls controls) : IPlaybackSocket
{
    public bool IsPrivate => connection.Kind == ConnectionKind.Private;

    public bool Subscribes(string topic) => connection.Subscribes(topic);

    public void Send(ReadOnlyMemory<byte> payload, bool isText)
    {
        if (isText)
        {
            connection.Push(payload, controls.Filters);
        }
        else
        {
            connection.SendBinary(payload.Span);
        }
    }

    public void Lose(IReadOnlyList<int> failedDials)
    {
        foreach (var status in failedDials)
        {
            controls.DialPlans.Arm(connection.Kind, 1, PlanFor(status));
        }

        connection.Finish();
    }

    /// <summary>What a dial meets that failed in the recording.</summary>
    public static DialPlan PlanFor(int status) => status >= 400 ? new RefuseDial((HttpStatusCode)status) : new ResetDial();
}
