using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>Makes a line of a frame.</summary>
/// <typeparam name="T">The family of frames.</typeparam>
/// <param name="shape">How it is written.</param>
internal sealed class FrameWriter<T>(JsonTypeInfo<T> shape)
{
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private Utf8JsonWriter? _json;

    /// <summary>The line with its end. It is overwritten by the next call: one thread at a time.</summary>
    /// <exception cref="InvalidDataException">It is longer than the other side reads.</exception>
    public ReadOnlyMemory<byte> Line(T frame)
    {
        _line.ResetWrittenCount();
        _json ??= new Utf8JsonWriter(_line);
        _json.Reset(_line);
        JsonSerializer.Serialize(_json, frame, shape);
        _json.Flush();
        _line.GetSpan(1)[0] = (byte)'\n';
        _line.Advance(1);
        return _line.WrittenCount <= Protocol.LongestLine
            ? _line.WrittenMemory
            : throw new InvalidDataException($"a {frame?.GetType().Name} frame has {_line.WrittenCount} bytes; at most {Protocol.LongestLine} are read");
    }
}
