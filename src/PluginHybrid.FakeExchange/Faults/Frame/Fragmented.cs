using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>Frames come in fragments, with a protocol ping between them.</summary>
internal sealed class Fragmented() : FrameFault(
    "frame.fragmented",
    "Frames come in fragments, with a protocol ping between them.",
    "Puts them together; nothing else happens.",
    new Word("pieces", new WholeKind(2, 100), "How many fragments.") { Default = "3" })
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        var bytes = frame.Bytes.Span;
        var size = (bytes.Length / with.Whole("pieces")) + 1;
        for (var from = 0; from < bytes.Length; from += size)
        {
            var piece = bytes[from..Math.Min(bytes.Length, from + size)];
            var isLast = from + size >= bytes.Length;
            byte opcode = from == 0 ? (byte)1 : (byte)0;
            RawFrame.Send(frame.Connection, (byte)(opcode | (isLast ? 0x80 : 0)), piece);
            if (!isLast)
            {
                RawFrame.Send(frame.Connection, 0x89, "between"u8);
            }
        }

        return [];
    }
}
