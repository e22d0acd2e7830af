using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>Messages are held back and come together.</summary>
internal sealed class Burst() : FrameFault(
    "message.burst",
    "Messages are held back and come together.",
    "Takes them in order without losing an account event; prices may conflate.",
    new Word("hold", new WholeKind(2, 10_000), "How many are held.") { Default = "100" })
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        frame.Kept.Add(frame.Bytes.ToArray());
        if (frame.Kept.Count < with.Whole("hold"))
        {
            return [];
        }

        var all = frame.Kept.Select(kept => (ReadOnlyMemory<byte>)kept).ToList();
        frame.Kept.Clear();
        return all;
    }
}
