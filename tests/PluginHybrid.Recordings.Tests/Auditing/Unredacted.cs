using System.Buffers;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Tests.Auditing;

/// <summary>Makes nothing safe: for recordings as they would be without redaction.</summary>
internal sealed class Unredacted : IRecordRedactor
{
    public RedactionPolicyName Policy => null!;

    public void Write(in MessagePlace place, ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, List<string> touched) => output.Write(utf8);

    public string Text(string text) => text;

    public string Address(string url) => url;

    public void ThrowIfUnsafe(ReadOnlySpan<byte> line, long record)
    {
        // Whatever it is.
    }
}
