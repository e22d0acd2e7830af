using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>A byte in the middle of a message is changed to one that no JSON holds.</summary>
internal sealed class Corrupt() : FrameFault(
    "message.corrupt",
    "A byte in the middle of a message is changed to one that no JSON holds.",
    "Counts it as malformed and leaves it out; the connection stays, and the next frame is used.")
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        var bytes = frame.Bytes.ToArray();
        bytes[bytes.Length / 2] = 1;
        return [bytes];
    }
}
