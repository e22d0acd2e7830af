using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>A member is left out of every row.</summary>
internal sealed class MissingField() : FrameFault(
    "message.missing_field",
    "A member is left out of every row.",
    "Takes it as unknown, or the row as malformed; never as zero.",
    Parameters.Member)
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        return [DataRows.Change(frame.Bytes, _ => true, row => row.Remove(with.Text("member")))];
    }
}
