using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>A message comes behind the one that followed it.</summary>
internal sealed class Reorder() : FrameFault(
    "message.reorder",
    "A message comes behind the one that followed it.",
    "Leaves out what is not younger than what it knows.")
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        if (frame.Kept.Count == 0)
        {
            frame.Kept.Add(frame.Bytes.ToArray());
            return [];
        }

        var earlier = frame.Kept[0];
        frame.Kept.Clear();
        return [frame.Bytes, earlier];
    }
}
