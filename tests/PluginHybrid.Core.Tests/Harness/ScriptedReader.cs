using System.Buffers.Binary;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Tests.Harness;

/// <summary>A frame reader without a dialect: the bytes of a message are the number of a prepared frame.</summary>
internal sealed class ScriptedReader : IFrameReader
{
    private readonly List<WireFrame> _frames = [];

    /// <summary>The bytes that make the reader answer with this frame.</summary>
    public byte[] BytesOf(WireFrame frame)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, _frames.Count);
        _frames.Add(frame);
        return bytes;
    }

    public WireFrame Read(StreamKind stream, ReadOnlySpan<byte> utf8) => _frames[BinaryPrimitives.ReadInt32LittleEndian(utf8)];
}
