using System.Text;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>A data frame on its way to a client, in the hands of a fault.</summary>
/// <param name="Stage">The exchange as a fault sees it.</param>
/// <param name="Connection">Where it goes.</param>
/// <param name="Bytes">Its payload; valid during the call only.</param>
/// <param name="Kept">What the fault kept of earlier frames of this socket; it may add and remove.</param>
internal sealed record FrameInHand(FaultStage Stage, ClientConnection Connection, ReadOnlyMemory<byte> Bytes, List<byte[]> Kept)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);
}
