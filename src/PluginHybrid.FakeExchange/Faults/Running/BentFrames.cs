using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>A standing change of data frames: which, how many yet, and what is done to them.</summary>
internal sealed class BentFrames(FaultStage stage, Arguments with, Func<FrameInHand, Arguments, IEnumerable<ReadOnlyMemory<byte>>> bend)
{
    private readonly SortedDictionary<int, List<byte[]>> _kept = [];
    private readonly string _topic = with.Text("topic");
    private readonly ConnectionKind? _kind = FaultStage.KindOf(with);

    /// <summary>Frames it may still change.</summary>
    public int Left { get; private set; } = with.Whole("frames");

    /// <summary>Passes a frame; the caller holds the exchange's lock.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pass(ClientConnection connection, string topic, ReadOnlyMemory<byte> frame)
    {
        if (Left == 0 || (_kind ?? connection.Kind) != connection.Kind || !TopicPattern.Fits(_topic, topic))
        {
            return [frame];
        }

        Left -= Left == int.MaxValue ? 0 : 1;
        if (!_kept.TryGetValue(connection.Number, out var kept))
        {
            _kept.Add(connection.Number, kept = []);
        }

        return bend(new FrameInHand(stage, connection, frame, kept), with);
    }
}
