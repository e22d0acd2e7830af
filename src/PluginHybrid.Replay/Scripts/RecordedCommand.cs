using PluginHybrid.Core.Orders;
using PluginHybrid.Recordings.Inputs;

namespace PluginHybrid.Replay.Scripts;

/// <summary>A command of the recording.</summary>
/// <param name="Record">Its record.</param>
/// <param name="At">Its time since the recording's first moment.</param>
/// <param name="Request">Who asked what.</param>
internal sealed record RecordedCommand(long Record, TimeSpan At, CommandRequest Request)
{
    /// <summary>What makes two commands the same: all but the number of the event that caused it, which shifts with every event before it.</summary>
    public static byte[] SameOf(CommandRequest request) => InputCodec.Write(request with { CauseSequence = 0 });

    /// <summary>True for the same command.</summary>
    public bool IsSame(CommandRequest given) => SameOf(Request).AsSpan().SequenceEqual(SameOf(given));
}
