using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>A member of every row has another text.</summary>
internal sealed class SetField() : FrameFault(
    "message.set_field",
    "A member of every row has another text.",
    "Reads exponents, trailing zeros and empty texts exactly, or leaves the row out as malformed.",
    Parameters.Member,
    new Word("value", new TextKind("a text"), "The text; without it an empty one."))
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        return [DataRows.Change(frame.Bytes, _ => true, row => row[with.Text("member")] = with.TextOrNull("value") ?? "")];
    }
}
