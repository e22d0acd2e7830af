using System.Buffers;
using System.Text;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Capture;

/// <summary>The one choke point: whatever the venue, the plugins or a person said goes through here before it is in a line.</summary>
/// <param name="redactor">Makes it safe.</param>
internal sealed class SafeMessages(IRecordRedactor redactor)
{
    private readonly ArrayBufferWriter<byte> _safe = new(4096);
    private readonly List<string> _touched = [];

    /// <summary>Makes a message safe.</summary>
    /// <param name="place">Where it was met.</param>
    /// <param name="utf8">As it was.</param>
    /// <returns>The safe form; good until the next call.</returns>
    public ReadOnlySpan<byte> Of(in MessagePlace place, ReadOnlySpan<byte> utf8)
    {
        _safe.ResetWrittenCount();
        _touched.Clear();
        redactor.Write(place, utf8, _safe, _touched);
        return _safe.WrittenSpan;
    }

    /// <summary>Adds <c>r</c>, the paths that the message made safe last was changed at, and the message.</summary>
    /// <param name="line">Its record.</param>
    /// <param name="safe">What <see cref="Of"/> gave.</param>
    /// <param name="before">Paths at which it was changed in an earlier redaction. Default none.</param>
    public void AddTo(RecordLine line, ReadOnlySpan<byte> safe, IReadOnlyList<string>? before = null)
    {
        List<string> touched = before is { Count: > 0 } ? [.. before.Union(_touched, StringComparer.Ordinal)] : _touched;
        if (touched.Count > 0)
        {
            line.Texts("r"u8, touched);
        }

        line.Payload(safe);
    }

    /// <summary>Adds a canonical text of ours, made safe.</summary>
    /// <param name="line">Its record.</param>
    /// <param name="type">Name of its type.</param>
    /// <param name="utf8">As it was.</param>
    public void AddCanonical(RecordLine line, string type, ReadOnlySpan<byte> utf8) => AddTo(line, Of(new(MessageKind.Canonical, type), utf8));

    /// <summary>A free text, made safe.</summary>
    /// <param name="text">As it was.</param>
    public string Text(string text) => redactor.Text(text);

    /// <summary>An address, made safe.</summary>
    /// <param name="url">As it was.</param>
    public string Address(string url) => redactor.Address(url);

    /// <summary>A header whose texts are safe. Hashes, ids and versions pass.</summary>
    /// <param name="header">As it was.</param>
    public RecordingHeader Header(RecordingHeader header) => header with
    {
        Policy = redactor.Policy,
        Session = Canonical("SessionOptions", header.Session),
        Note = Text(header.Note),
        Plugins = [.. header.Plugins.Select(plugin => plugin with { Settings = Text(plugin.Settings) })],
        State = [.. header.State.Select(state => state with { Values = [.. state.Values.Select(pair => KeyValuePair.Create(pair.Key, Canonical("PluginState", pair.Value)))] })],
    };

    private string Canonical(string type, string json) => Encoding.UTF8.GetString(Of(new(MessageKind.Canonical, type), Encoding.UTF8.GetBytes(json)));
}
