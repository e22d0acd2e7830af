using System.IO.Hashing;

namespace PluginHybrid.Recordings.Format;

/// <summary>Reads one line of a recording into its parts; the other half of <see cref="RecordLine"/>.</summary>
internal static class LineFormat
{
    /// <summary>Length of <c>,"x":"01234567"}</c>.</summary>
    public const int Tail = 16;

    /// <summary>Longest line that is read, 64 MiB: what is longer is no line of a recording.</summary>
    public const int MaxLine = 64 * 1024 * 1024;

    private const int Shortest = 40;

    /// <summary>Reads a line.</summary>
    /// <param name="line">Without its line feed.</param>
    /// <param name="parts">What it says; only good without a fault.</param>
    public static LineFault Read(ReadOnlySpan<byte> line, out RecordParts parts)
    {
        parts = default;
        if (line.Length < Shortest || !line[^Tail..].StartsWith(",\"x\":\""u8) || !line.EndsWith("\"}"u8))
        {
            return LineFault.NoCheckSum;
        }

        if (!TryHex(line.Slice(line.Length - 10, 8), out var said))
        {
            return LineFault.NoCheckSum;
        }

        var body = line[..^Tail];
        return Crc32.HashToUInt32(body) == said ? ReadBody(body, ref parts) : LineFault.WrongCheckSum;
    }

    /// <summary>Writes a check sum as the file has it.</summary>
    /// <param name="sum">The CRC-32.</param>
    /// <param name="to">Eight bytes.</param>
    public static void WriteHex(uint sum, Span<byte> to)
    {
        for (var at = 7; at >= 0; at--)
        {
            to[at] = "0123456789abcdef"u8[(int)(sum & 15)];
            sum >>= 4;
        }
    }

    private static LineFault ReadBody(ReadOnlySpan<byte> body, ref RecordParts parts)
    {
        if (!body.StartsWith("{\"k\":\""u8))
        {
            return LineFault.NoCommonKeys;
        }

        var at = 6;
        var kind = body[at..].IndexOf((byte)'"');
        if (kind <= 0)
        {
            return LineFault.NoCommonKeys;
        }

        parts.Kind = RecordKinds.Of(body.Slice(at, kind));
        at += kind + 1;
        if (!TryWhole(body, ref at, (byte)'n', out parts.Number)
            || !TryWhole(body, ref at, (byte)'t', out parts.Nanoseconds)
            || !TryWhole(body, ref at, (byte)'i', out parts.Input))
        {
            return LineFault.NoCommonKeys;
        }

        parts.Fields = at;
        parts.IsInput = parts.Kind.IsAlwaysInput();
        return parts.Kind is RecordKind.Header or RecordKind.Checkpoint or RecordKind.End or RecordKind.Timer
            ? LineFault.None
            : ReadFields(body, ref parts);
    }

    private static LineFault ReadFields(ReadOnlySpan<byte> body, ref RecordParts parts)
    {
        var fields = new FieldScan(body, parts.Fields);
        while (fields.Next())
        {
            if (fields.Name.Length != 1)
            {
                continue;
            }

            switch (fields.Name[0])
            {
                case (byte)'c':
                    parts.Connection = fields.Value.Length > 2 ? ConnectionTag.Of(fields.Value[1..^1]) : default;
                    break;
                case (byte)'d' when parts.Kind == RecordKind.Frame:
                    parts.IsInput = fields.Value.SequenceEqual("\"in\""u8);
                    break;
                case (byte)'j':
                    Payload(PayloadForm.Json, fields.ValueAt, fields.Value.Length, ref parts);
                    break;
                case (byte)'s' when IsLastText(body, fields):
                    Payload(PayloadForm.Text, fields.ValueAt + 1, fields.Value.Length - 2, ref parts);
                    break;
                case (byte)'b' when IsLastText(body, fields):
                    Payload(PayloadForm.Base64, fields.ValueAt + 1, fields.Value.Length - 2, ref parts);
                    break;
            }
        }

        return fields.IsBroken ? LineFault.BrokenKeys : LineFault.None;
    }

    // A symbol of wa and fo is called s as well; it is not last.
    private static bool IsLastText(ReadOnlySpan<byte> body, in FieldScan fields) =>
        fields.At == body.Length && fields.Value[0] == (byte)'"';

    private static void Payload(PayloadForm form, int at, int length, ref RecordParts parts)
    {
        parts.Form = form;
        parts.Payload = at;
        parts.PayloadLength = length;
    }

    private static bool TryWhole(ReadOnlySpan<byte> body, ref int at, byte name, out long value)
    {
        value = 0;
        if (at + 6 > body.Length || body[at] != (byte)',' || body[at + 1] != (byte)'"' || body[at + 2] != name
            || body[at + 3] != (byte)'"' || body[at + 4] != (byte)':')
        {
            return false;
        }

        at += 5;
        var first = at;
        while (at < body.Length && (uint)(body[at] - '0') <= 9)
        {
            value = (value * 10) + (body[at++] - '0');
        }

        return at > first && at - first <= 18;
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out uint value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            var number = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                _ => -1,
            };
            if (number < 0)
            {
                return false;
            }

            value = (value << 4) | (uint)number;
        }

        return true;
    }
}
