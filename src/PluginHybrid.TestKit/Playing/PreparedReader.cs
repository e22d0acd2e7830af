using System.Buffers.Binary;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.TestKit.Playing;

/// <summary>A frame reader without a dialect: the bytes of a message are the number of the frame that was prepared.</summary>
internal sealed class PreparedReader : IFrameReader
{
    private readonly Dictionary<int, WireFrame> _frames = [];
    private int _number;

    public byte[] BytesOf(WireFrame frame)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, ++_number);
        _frames.Add(_number, frame);
        return bytes;
    }

    public WireFrame Read(StreamKind stream, ReadOnlySpan<byte> utf8) =>
        _frames.Remove(BinaryPrimitives.ReadInt32LittleEndian(utf8), out var frame) ? frame : new MalformedFrame("not prepared");
}
