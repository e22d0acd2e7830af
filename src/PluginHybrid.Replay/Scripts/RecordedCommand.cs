using System.Buffers;
using PluginHybrid.Core.Orders;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Replay.Scripts;

/// <summary>A command of the recording.</summary>
/// <param name="Record">Its record.</param>
/// <param name="At">Its time since the recording's first moment.</param>
/// <param name="Request">Who asked what.</param>
/// <param name="IsRedacted">True when the recording was: then its words may be other than those the plugin said.</param>
internal sealed record RecordedCommand(long Record, TimeSpan At, CommandRequest Request, bool IsRedacted)
{
    /// <summary>What makes two commands the same: all but the number of the event that caused it, which shifts with every event before it.</summary>
    public static byte[] SameOf(CommandRequest request) => InputCodec.Write(request with { CauseSequence = 0 });

    /// <summary>True for the same command; in a redacted recording also for one that is the same once it is redacted.</summary>
    public bool IsSame(CommandRequest given)
    {
        var (recorded, live) = (SameOf(Request), SameOf(given));
        return recorded.AsSpan().SequenceEqual(live) || (IsRedacted && Redacted(recorded).SequenceEqual(Redacted(live)));
    }

    // Each by a redactor of its own: both number the ids they meet from one, also those that are pseudonyms already.
    private static ReadOnlySpan<byte> Redacted(byte[] canonical)
    {
        var safe = new ArrayBufferWriter<byte>();
        new RecordRedactor(new RedactionSettings { OwnLink = _ => true }).Write(new(MessageKind.Canonical, nameof(CommandRequest)), canonical, safe, []);
        return safe.WrittenSpan;
    }
}
