using System.Text.Json.Nodes;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>Every row has members nobody knows.</summary>
internal sealed class ExtraField() : FrameFault(
    "message.extra_field",
    "Every row has members nobody knows.",
    "Ignores them; nothing else changes.")
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        return [DataRows.Change(frame.Bytes, _ => true, row =>
        {
            row["newMember"] = "new";
            row["newObject"] = new JsonObject { ["deep"] = new JsonArray(1, null, true) };
        })];
    }
}
