using System.Buffers.Binary;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>The head of an unmasked WebSocket frame, as a server sends it (RFC 6455, 5.2).</summary>
internal static class FrameHeader
{
    /// <summary>First byte of a whole text frame.</summary>
    public const byte Text = 0x81;

    /// <summary>First byte of a whole binary frame.</summary>
    public const byte Binary = 0x82;

    /// <summary>Most bytes a head takes.</summary>
    public const int LengthMax = 10;

    /// <summary>Bytes of the head before a payload of this length.</summary>
    public static int LengthFor(int payload) => payload switch { < 126 => 2, <= ushort.MaxValue => 4, _ => 10 };

    /// <summary>Writes a head.</summary>
    /// <returns>Its length.</returns>
    public static int Write(Span<byte> target, byte opcode, int payload)
    {
        target[0] = opcode;
        var length = LengthFor(payload);
        switch (length)
        {
            case 2:
                target[1] = (byte)payload;
                break;
            case 4:
                target[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)payload);
                break;
            default:
                target[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(target[2..], (ulong)payload);
                break;
        }

        return length;
    }
}
