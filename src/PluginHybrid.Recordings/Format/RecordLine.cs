using System.Buffers;
using System.Buffers.Text;
using System.IO.Hashing;
using System.Text;

namespace PluginHybrid.Recordings.Format;

/// <summary>Builds one line after another in a buffer of its own: keys in the order they are given, then the check sum. Allocates only to grow.</summary>
public sealed class RecordLine
{
    private byte[] _bytes = new byte[2048];
    private int _length;
    private int _topicAt;
    private int _topicLength;

    /// <summary>The line so far, or after <see cref="Finish"/> the whole of it with its line feed.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>The record's kind.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>The record's number.</summary>
    public long Number { get; private set; }

    /// <summary>The socket given to <see cref="Connection"/>.</summary>
    internal ConnectionTag Socket { get; private set; }

    /// <summary>True for a frame that came in.</summary>
    internal bool IsIn { get; private set; }

    /// <summary>What was given to <see cref="Topic"/>; empty for none.</summary>
    internal ReadOnlySpan<byte> TopicName => _bytes.AsSpan(_topicAt, _topicLength);

    /// <summary>Begins a line with the common keys.</summary>
    /// <param name="kind">Of a kind this version knows.</param>
    /// <param name="number"><c>n</c>.</param>
    /// <param name="nanoseconds"><c>t</c>.</param>
    /// <param name="input"><c>i</c>.</param>
    public RecordLine Begin(RecordKind kind, long number, long nanoseconds, long input)
    {
        _length = _topicLength = 0;
        Kind = kind;
        Number = number;
        Socket = default;
        IsIn = false;
        Ensure(96);
        Add("{\"k\":\""u8);
        Add(kind.Code());
        Add("\",\"n\":"u8);
        Digits(number);
        Add(",\"t\":"u8);
        Digits(nanoseconds);
        Add(",\"i\":"u8);
        Digits(input);
        return this;
    }

    /// <summary>Begins a line with the common keys of another, of whatever kind.</summary>
    /// <param name="record">The other.</param>
    internal RecordLine BeginLike(in Record record)
    {
        Begin(record.Kind == RecordKind.Unknown ? RecordKind.Mark : record.Kind, record.Number, 0, 0);
        _length = 0;
        Ensure(record.Head.Length);
        Add(record.Head);
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The number.</param>
    public RecordLine Whole(ReadOnlySpan<byte> name, long value)
    {
        Name(name, 20);
        Digits(value);
        return this;
    }

    /// <summary>Adds <c>true</c> or <c>false</c>.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">Which.</param>
    public RecordLine Flag(ReadOnlySpan<byte> name, bool value)
    {
        Name(name, 5);
        Add(value ? "true"u8 : "false"u8);
        return this;
    }

    /// <summary>Adds a text.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The text; half a surrogate pair becomes U+FFFD.</param>
    public RecordLine Text(ReadOnlySpan<byte> name, ReadOnlySpan<char> value)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, rented);
        Utf8(name, rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    /// <summary>Adds a text that is UTF-8 already.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">Valid UTF-8.</param>
    public RecordLine Utf8(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Name(name, value.Length + 2);
        Add((byte)'"');
        if (JsonText.FirstToEscape(value) < 0)
        {
            Add(value);
        }
        else
        {
            Escape(value);
        }

        Ensure(1);
        Add((byte)'"');
        return this;
    }

    /// <summary>Adds a list of texts.</summary>
    /// <param name="name">The key.</param>
    /// <param name="values">The texts.</param>
    public RecordLine Texts(ReadOnlySpan<byte> name, IReadOnlyList<string> values) =>
        Raw(name, JsonText.Array(values));

    /// <summary>Adds the name of a socket as <c>c</c>.</summary>
    /// <param name="connection">The socket.</param>
    public RecordLine Connection(ConnectionTag connection)
    {
        Socket = connection;
        Name("c"u8, ConnectionTag.MaxLength + 2);
        Add((byte)'"');
        _length += connection.Write(_bytes.AsSpan(_length));
        Add((byte)'"');
        return this;
    }

    /// <summary>Adds <c>d</c> of a frame.</summary>
    /// <param name="isIn">It came from the venue.</param>
    public RecordLine Direction(bool isIn)
    {
        IsIn = isIn;
        return Raw("d"u8, isIn ? "\"in\""u8 : "\"out\""u8);
    }

    /// <summary>Adds <c>tp</c> of a frame.</summary>
    /// <param name="topic">Letters, digits, dots and dashes.</param>
    public RecordLine Topic(ReadOnlySpan<byte> topic)
    {
        Utf8("tp"u8, topic);
        _topicLength = topic.Length;
        _topicAt = _length - 1 - topic.Length;
        return this;
    }

    /// <summary>Adds a value that is compact JSON already.</summary>
    /// <param name="name">The key.</param>
    /// <param name="json">On one line.</param>
    public RecordLine Raw(ReadOnlySpan<byte> name, ReadOnlySpan<byte> json)
    {
        Name(name, json.Length);
        Add(json);
        return this;
    }

    /// <summary>Adds a value that is compact JSON already.</summary>
    /// <param name="name">The key.</param>
    /// <param name="json">On one line.</param>
    public RecordLine Raw(ReadOnlySpan<byte> name, string json) => Raw(name, Encoding.UTF8.GetBytes(json));

    /// <summary>Adds bytes from the wire, the last key of the line, in the plainest form that gives them back exactly.</summary>
    /// <param name="bytes">Any.</param>
    public RecordLine Payload(ReadOnlySpan<byte> bytes)
    {
        if (JsonText.IsEmbeddable(bytes))
        {
            return Raw("j"u8, bytes);
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Utf8("s"u8, bytes);
        }

        Name("b"u8, Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 2);
        Add((byte)'"');
        Base64.EncodeToUtf8(bytes, _bytes.AsSpan(_length), out _, out var written);
        _length += written;
        Add((byte)'"');
        return this;
    }

    /// <summary>Adds the check sum and the line feed.</summary>
    /// <returns>The line.</returns>
    public ReadOnlySpan<byte> Finish()
    {
        var sum = Crc32.HashToUInt32(Bytes);
        Ensure(LineFormat.Tail + 1);
        Add(",\"x\":\""u8);
        LineFormat.WriteHex(sum, _bytes.AsSpan(_length));
        _length += 8;
        Add("\"}\n"u8);
        return Bytes;
    }

    private void Escape(ReadOnlySpan<byte> value)
    {
        Ensure((value.Length * 6) + 1);
        foreach (var one in value)
        {
            if (one is (byte)'"' or (byte)'\\')
            {
                Add((byte)'\\');
                Add(one);
            }
            else if (one < 0x20)
            {
                Add("\\u00"u8);
                Add("0123456789abcdef"u8[one >> 4]);
                Add("0123456789abcdef"u8[one & 15]);
            }
            else
            {
                Add(one);
            }
        }
    }

    private void Name(ReadOnlySpan<byte> name, int valueLength)
    {
        Ensure(name.Length + valueLength + 4);
        Add(",\""u8);
        Add(name);
        Add("\":"u8);
    }

    private void Digits(long value)
    {
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Add(byte one) => _bytes[_length++] = one;

    private void Ensure(int more)
    {
        if (_bytes.Length - _length < more)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }
}
