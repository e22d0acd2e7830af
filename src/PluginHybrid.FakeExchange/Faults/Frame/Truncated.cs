using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>A frame's header promises more than comes: half of it, then the end, or silence.</summary>
internal sealed class Truncated() : FrameFault(
    "frame.truncated",
    "A frame's header promises more than comes: half of it, then the end, or silence.",
    "Takes it for a loss; the half frame is never read as a whole.",
    new Word("then", new ChoiceKind("end", "silence"), "What follows the half.") { Default = "end" })
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        Span<byte> header = stackalloc byte[FrameHeader.LengthMax];
        var length = FrameHeader.Write(header, FrameHeader.Text, frame.Bytes.Length);
        frame.Connection.SendRaw([.. header[..length], .. frame.Bytes.Span[..(frame.Bytes.Length / 2)]]);
        if (with.Text("then") == "end")
        {
            frame.Connection.Finish();
        }
        else
        {
            frame.Connection.IsSilent = true;
        }

        return [];
    }
}
