using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>Messages are lost although the socket lives.</summary>
internal sealed class Drop() : FrameFault(
    "message.drop",
    "Messages are lost although the socket lives.",
    "Is right again after the next message of that topic, or the next read; a lost snapshot of a ticker is asked for anew after ten seconds.")
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        return [];
    }
}
