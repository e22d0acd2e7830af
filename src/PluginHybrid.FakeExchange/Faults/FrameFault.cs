using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>A fault of the next data frames to clients.</summary>
internal abstract class FrameFault(string name, string what, string hostMust, params Word[] words)
    : Fault(name, what, hostMust, [Parameters.Socket, Parameters.Topic, Parameters.Frames, .. words])
{
    public override IDisposable Begin(FaultStage stage, Arguments with) => stage.Bend(new BentFrames(stage, with, Bend));

    /// <summary>What goes out instead of a frame.</summary>
    /// <param name="frame">The frame and its socket.</param>
    /// <param name="with">The parameters.</param>
    protected abstract IEnumerable<ReadOnlyMemory<byte>> Bend(FrameInHand frame, Arguments with);
}
