using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace PluginHybrid.Recordings.Digests;

/// <summary>A running hash (XxHash128) that takes values one after the other. Allocates nothing.</summary>
/// <remarks>The same values in the same order give the same hash on every machine: all is written little-endian.</remarks>
internal sealed class DigestBuffer
{
    private readonly XxHash128 _hash = new();
    private readonly byte[] _waiting = new byte[16 * 1024];
    private int _used;

    /// <summary>All that was put in so far: 32 lower-case hex digits. More may follow.</summary>
    public string Text
    {
        get
        {
            Drain();
            return Convert.ToHexStringLower(_hash.GetCurrentHash());
        }
    }

    public void Put(byte value) => Room(1)[0] = value;

    public void Put(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);

    public void Put(DateTimeOffset time) => Put(time.UtcTicks);

    /// <summary>Value and scale.</summary>
    public void Put(decimal figure)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(figure, bits);
        var room = Room(16);
        for (var i = 0; i < bits.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(room[(i * sizeof(int))..], bits[i]);
        }
    }

    /// <summary>A figure that may be missing, which is not zero.</summary>
    public void Put(decimal? figure)
    {
        Put(figure is null ? (byte)0 : (byte)1);
        if (figure is { } value)
        {
            Put(value);
        }
    }

    /// <summary>Length and UTF-16 letters.</summary>
    public void Put(string text)
    {
        Put((long)text.Length);
        var left = MemoryMarshal.AsBytes(text.AsSpan());
        while (!left.IsEmpty)
        {
            var part = Math.Min(left.Length, _waiting.Length);
            left[..part].CopyTo(Room(part));
            left = left[part..];
        }
    }

    private Span<byte> Room(int length)
    {
        if (_used + length > _waiting.Length)
        {
            Drain();
        }

        _used += length;
        return _waiting.AsSpan(_used - length, length);
    }

    private void Drain()
    {
        _hash.Append(_waiting.AsSpan(0, _used));
        _used = 0;
    }
}
