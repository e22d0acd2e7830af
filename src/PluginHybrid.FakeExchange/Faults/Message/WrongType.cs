using System.Text.Json.Nodes;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>A member holds an object where a text is wanted.</summary>
internal sealed class WrongType() : FrameFault(
    "message.wrong_type",
    "A member holds an object where a text is wanted.",
    "Counts it as malformed and leaves it out; the connection stays, and the next frame is used.",
    Parameters.Member)
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        return [DataRows.Change(frame.Bytes, row => row.ContainsKey(with.Text("member")), row => row[with.Text("member")] = new JsonObject { ["x"] = 1 })];
    }
}
