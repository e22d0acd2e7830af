using System.Net.WebSockets;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>Carries out a <see cref="Cut"/> on the open socket of a kind.</summary>
public static class CutSockets
{
    public static void CutOff(this FakeBybit exchange, ConnectionKind kind, Cut cut)
    {
        var connection = exchange.Controls.Current(kind);
        switch (cut)
        {
            case Cut.Abort:
                connection.Abort();
                break;
            case Cut.CloseFrame:
                connection.Close(WebSocketCloseStatus.EndpointUnavailable, "service restart");
                break;
            case Cut.EndOfStream:
                connection.Finish();
                break;
            default:
                connection.IsSilent = true;
                break;
        }
    }
}
