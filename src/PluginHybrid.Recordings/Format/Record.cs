using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.Recordings.Format;

/// <summary>One line of a recording, whole and with the right check sum. Its bytes are the reader's buffer: good until the next read.</summary>
public readonly struct Record
{
    private readonly byte[] _buffer;
    private readonly int _start;
    private readonly int _length;
    private readonly int _fields;
    private readonly int _payload;
    private readonly int _payloadLength;

    internal Record(byte[] buffer, int start, int length, in RecordParts parts)
    {
        _buffer = buffer;
        _start = start;
        _length = length;
        _fields = parts.Fields;
        _payload = parts.Payload;
        _payloadLength = parts.PayloadLength;
        Kind = parts.Kind;
        Number = parts.Number;
        Nanoseconds = parts.Nanoseconds;
        Input = parts.Input;
        Connection = parts.Connection;
        PayloadForm = parts.Form;
        IsInput = parts.IsInput;
    }

    /// <summary><c>k</c>.</summary>
    public RecordKind Kind { get; }

    /// <summary><c>n</c>: the record's number, from 0, rising.</summary>
    public long Number { get; }

    /// <summary><c>t</c>: nanoseconds since the header's <c>t0</c>.</summary>
    public long Nanoseconds { get; }

    /// <summary><c>i</c>: number of the newest input; for inputs their own.</summary>
    public long Input { get; }

    /// <summary>True for what happened to the session, false for what it did and what was seen beside it.</summary>
    public bool IsInput { get; }

    /// <summary><c>c</c>: the socket; not known when the record names none.</summary>
    public ConnectionTag Connection { get; }

    /// <summary>Which of <c>j</c>, <c>s</c>, <c>b</c> is there.</summary>
    public PayloadForm PayloadForm { get; }

    /// <summary>True for a frame that came from the venue.</summary>
    public bool IsFrameIn => Kind == RecordKind.Frame && IsInput;

    /// <summary>The whole line, without its line feed.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _length);

    /// <summary>The line up to the first key behind the common ones.</summary>
    internal ReadOnlySpan<byte> Head => _buffer.AsSpan(_start, _fields);

    /// <summary>The keys behind the common ones, check sum left out.</summary>
    internal FieldScan Fields => new(Line[..^LineFormat.Tail], _fields);

    /// <summary>The line as memory, for callers that await.</summary>
    public ReadOnlyMemory<byte> LineMemory => _buffer.AsMemory(_start, _length);

    /// <summary>The payload as it stands in the file: JSON raw, text escaped and base64, both without their quotes.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(_start + _payload, _payloadLength);

    /// <summary>The payload as memory.</summary>
    public ReadOnlyMemory<byte> PayloadMemory => _buffer.AsMemory(_start + _payload, _payloadLength);

    /// <summary>The payload's bytes as they were on the wire. Copies nothing for JSON.</summary>
    public ReadOnlyMemory<byte> PayloadBytes() => PayloadForm switch
    {
        PayloadForm.Text => Encoding.UTF8.GetBytes(JsonText.Unescape(Payload)),
        PayloadForm.Base64 => Convert.FromBase64String(Encoding.ASCII.GetString(Payload)),
        _ => PayloadMemory,
    };

    /// <summary>Bytes of a key's value between the common keys and the payload, exactly as they stand: a text with its quotes.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The value; empty when there is none.</param>
    /// <returns>False when the record has no such key.</returns>
    public bool TryField(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var fields = new FieldScan(Line[..^LineFormat.Tail], _fields);
        while (fields.Next())
        {
            if (fields.Name.SequenceEqual(name))
            {
                value = fields.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Copies every key behind the common ones into a line, payload included, for tools that change these.</summary>
    /// <param name="line">Begun.</param>
    public void CopyKeysTo(RecordLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var fields = Fields;
        while (fields.Next())
        {
            line.Raw(fields.Name, fields.Value);
        }
    }

    /// <summary>A key's text without quotes and escapes, or <c>null</c> when it is missing or no text.</summary>
    /// <param name="name">The key.</param>
    public string? Text(ReadOnlySpan<byte> name) =>
        TryField(name, out var value) && value is [(byte)'"', .., (byte)'"'] ? JsonText.Unescape(value[1..^1]) : null;

    /// <summary>A key's whole number, or <c>null</c> when it is missing or none.</summary>
    /// <param name="name">The key.</param>
    public long? Whole(ReadOnlySpan<byte> name) =>
        TryField(name, out var value) && Utf8Parser.TryParse(value, out long number, out var used) && used == value.Length ? number : null;

    /// <summary>True when a key stands there as <c>true</c>.</summary>
    /// <param name="name">The key.</param>
    public bool Flag(ReadOnlySpan<byte> name) => TryField(name, out var value) && value.SequenceEqual("true"u8);

    /// <summary>The whole line parsed, for tools that are in no hurry.</summary>
    public JsonDocument Parse() => JsonDocument.Parse(Line.ToArray());

    /// <summary>A copy that stays good.</summary>
    public Record Keep()
    {
        var parts = new RecordParts
        {
            Kind = Kind,
            Number = Number,
            Nanoseconds = Nanoseconds,
            Input = Input,
            Connection = Connection,
            Form = PayloadForm,
            IsInput = IsInput,
            Fields = _fields,
            Payload = _payload,
            PayloadLength = _payloadLength,
        };
        return new Record(Line.ToArray(), 0, _length, parts);
    }

    /// <summary>The line, for failure texts.</summary>
    public override string ToString() => _buffer is null ? "no record" : Encoding.UTF8.GetString(Line);
}
