using System.Text;

namespace PluginHybrid.Bench.Frames;

/// <summary>Many messages in one block of memory, each already a WebSocket frame, whose <c>cs</c> and <c>ts</c> can be written over.</summary>
internal sealed class FrameRing
{
    /// <summary>Thirteen digits, later than any clock of ours, so that no frame counts as the old burst after a subscribe.</summary>
    public const long FirstVenueTime = 2_000_000_000_000;

    private const int HeaderBytes = 4;
    private const int TimeDigits = 13;

    // The end of every message: "cs":100000000000,"ts":2000000000000}
    private const int TimeFromEnd = TimeDigits + 1;
    private const int CrossFromEnd = TimeFromEnd + 6 + CrossSequence.Digits;

    private readonly int[] _starts;

    public FrameRing(IReadOnlyList<string> messages)
    {
        _starts = new int[messages.Count + 1];
        using var block = new MemoryStream();
        for (var i = 0; i < messages.Count; i++)
        {
            _starts[i] = (int)block.Length;
            var payload = Encoding.UTF8.GetBytes(messages[i]);

            // Final text frame, not masked, 16-bit length: every message is longer than 125 bytes.
            block.Write([0x81, 126, (byte)(payload.Length >> 8), (byte)payload.Length]);
            block.Write(payload);
        }

        _starts[^1] = (int)block.Length;
        Bytes = block.ToArray();
    }

    public byte[] Bytes { get; }

    public int Count => _starts.Length - 1;

    public double MeanPayloadBytes => ((double)Bytes.Length / Count) - HeaderBytes;

    public int StartOf(int frame) => _starts[frame];

    public ReadOnlyMemory<byte> Payload(int frame) => Bytes.AsMemory((_starts[frame] + HeaderBytes).._starts[frame + 1]);

    /// <summary>Gives a frame the next <c>cs</c>.</summary>
    public void Number(int frame, CrossSequence next) => next.WriteNext(Bytes.AsSpan(_starts[frame + 1] - CrossFromEnd, CrossSequence.Digits));

    /// <summary>Gives a frame a <c>ts</c>.</summary>
    public void Stamp(int frame, long value)
    {
        var at = _starts[frame + 1] - TimeFromEnd;
        for (var i = at + TimeDigits - 1; i >= at; i--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            Bytes[i] = (byte)('0' + digit);
        }
    }

    /// <summary>Reads <c>ts</c> from its fixed place, without parsing: what a client that only counts can do.</summary>
    public static long VenueTimeOf(ReadOnlySpan<byte> payload)
    {
        var value = 0L;
        foreach (var digit in payload[^TimeFromEnd..^1])
        {
            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
