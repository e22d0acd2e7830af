using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>The first message comes again behind each of the following ones: old news among new.</summary>
internal sealed class Replay() : FrameFault(
    "message.replay",
    "The first message comes again behind each of the following ones: old news among new.",
    "Leaves out what is not younger than what it knows.")
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        if (frame.Kept.Count == 0)
        {
            frame.Kept.Add(frame.Bytes.ToArray());
            return [frame.Bytes];
        }

        return [frame.Bytes, frame.Kept[0]];
    }
}
