using System.Text.Json;
using System.Text.Unicode;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Frames;

/// <summary>Reads the outer members of a message and finds all of it to be valid JSON on the way.</summary>
internal static class FrameHeadReader
{
    private static readonly Members<FrameHead> Members = new(
        ("topic", (ref value, head) => head with { Topic = value.Text() }),
        ("type", (ref value, head) => head with { Type = value.Text() }),
        ("op", (ref value, head) => head with { Op = value.Text() }),
        ("req_id", (ref value, head) => head with { ReqId = value.Text() }),
        ("success", (ref value, head) => head with { Success = value.Flag() }),
        ("ret_msg", (ref value, head) => head with { Message = Redaction.Clean(value.Text()) }),
        ("creationTime", (ref value, head) => head with { CreationTime = value.Instant() }),
        ("ts", (ref value, head) => head with { Timestamp = value.Instant() }),
        ("cs", (ref value, head) => head with { CrossSequence = value.Whole() }),
        ("data", (ref value, head) => head with { Data = JsonExtent.Skip(ref value) }));

    /// <summary>Reads the head. Throws when the message is not one JSON object, and nothing but it.</summary>
    /// <param name="utf8">The message.</param>
    public static FrameHead Read(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            throw new WireFormatException("the message is not UTF-8");
        }

        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var head = Members.Read(ref reader, new FrameHead());
        reader.Read();
        return head;
    }
}
