using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>A message ends in its middle, in a frame of the right length.</summary>
internal sealed class Truncated() : FrameFault(
    "message.truncated",
    "A message ends in its middle, in a frame of the right length.",
    "Counts it as malformed and leaves it out; the connection stays, and the next frame is used.")
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        return [frame.Bytes[..(frame.Bytes.Length / 2)]];
    }
}
