using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>Messages come late, behind younger ones.</summary>
internal sealed class Delay() : FrameFault(
    "message.delay",
    "Messages come late, behind younger ones.",
    "Leaves out what is not younger than what it knows.",
    Parameters.By)
{
    protected override IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with)
    {
        var late = frame.Bytes.ToArray();
        frame.Stage.Later(with.Time("by"), () => frame.Connection.SendBytes(late));
        return [];
    }
}
