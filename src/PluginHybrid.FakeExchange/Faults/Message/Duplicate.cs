using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>Messages come twice.</summary>
internal sealed class Duplicate() : FrameFault(
    "message.duplicate",
    "Messages come twice.",
    "Compares facts: no news is no event.",
    new Word("copies", new WholeKind(1, 1000), "How many more.") { Default = "1" })
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        return Enumerable.Repeat(frame.Bytes, with.Whole("copies") + 1);
    }
}
