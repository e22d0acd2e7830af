using System.Text;
using System.Text.Json;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Writes records of a recording again, made safe by the same choke point as when they were told.</summary>
/// <remarks>Kind, number, time and input stay, and every key that can hold no text of others. Kinds and keys this version does not know are treated as a canonical record.</remarks>
/// <param name="safe">Makes it safe.</param>
internal sealed class SafeRecords(SafeMessages safe)
{
    private readonly Dictionary<long, string> _asked = [];

    /// <summary>Writes a record, no header, checkpoint or end.</summary>
    /// <param name="record">The record.</param>
    /// <param name="writer">Takes it.</param>
    /// <returns>True when it is not as it was.</returns>
    public bool Write(in Record record, RecordWriter writer)
    {
        var line = writer.BeginLike(record);
        var fields = record.Fields;
        var before = default(ReadOnlySpan<byte>);
        while (fields.Next())
        {
            if (fields.Name.SequenceEqual("r"u8))
            {
                before = fields.Value;
            }
            else if (!IsPayload(record, fields))
            {
                Key(line, record, fields.Name, fields.Value);
            }
        }

        Payload(line, record, before);
        return writer.CommitLike(record);
    }

    private static bool IsPayload(in Record record, in FieldScan fields) =>
        record.PayloadForm != PayloadForm.None && fields.Name.Length == 1 && fields.At == record.Line.Length - LineFormat.Tail
        && fields.Name[0] == record.PayloadForm switch { PayloadForm.Json => (byte)'j', PayloadForm.Text => (byte)'s', _ => (byte)'b' };

    // What is no text passes: numbers and flags. Names, sockets and labels are the recorder's own words.
    private void Key(RecordLine line, in Record record, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var isText = value[0] == (byte)'"';
        if (!isText && value[0] is not ((byte)'{' or (byte)'['))
        {
            line.Raw(name, value);
        }
        else if (name.SequenceEqual("h"u8) && record.Kind == RecordKind.Reply)
        {
            line.Raw(name, Headers(value));
        }
        else if (isText && record.Kind != RecordKind.Unknown && IsOwnWord(name))
        {
            line.Raw(name, value);
        }
        else if (isText)
        {
            Text(line, name, value);
        }
        else
        {
            line.Raw(name, safe.Of(new MessagePlace(MessageKind.Canonical, "key"), value));
        }
    }

    private static bool IsOwnWord(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("c"u8) || name.SequenceEqual("d"u8) || name.SequenceEqual("o"u8) || name.SequenceEqual("tp"u8) || name.SequenceEqual("q"u8)
        || name.SequenceEqual("w"u8) || name.SequenceEqual("s"u8) || name.SequenceEqual("p"u8) || name.SequenceEqual("re"u8);

    private void Text(RecordLine line, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var text = JsonText.Unescape(value[1..^1]);
        var safely = name.SequenceEqual("u"u8) ? safe.Address(text) : safe.Text(text);
        if (safely == text)
        {
            line.Raw(name, value);
        }
        else
        {
            line.Text(name, safely);
        }
    }

    private string Headers(ReadOnlySpan<byte> value)
    {
        using var parsed = JsonDocument.Parse(value.ToArray());
        return HeaderList.Of([.. parsed.RootElement.EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString() ?? "", pair[1].GetString() ?? ""))], safe.Text);
    }

    private void Payload(RecordLine line, in Record record, ReadOnlySpan<byte> before)
    {
        if (record.Kind == RecordKind.Request)
        {
            _asked[record.Whole("e"u8) ?? -1] = PathOf(record.Text("u"u8) ?? "");
        }

        if (record.PayloadForm == PayloadForm.None)
        {
            if (!before.IsEmpty) line.Raw("r"u8, before);
            return;
        }

        var safely = safe.Of(PlaceOf(record), record.PayloadBytes().Span);
        safe.AddTo(line, safely, before.IsEmpty ? [] : JsonSerializer.Deserialize<string[]>(before) ?? []);
    }

    private MessagePlace PlaceOf(in Record record) => record.Kind switch
    {
        // A stream that this version does not know may be a private one.
        RecordKind.Frame => new((record.Connection.IsKnown && !record.Connection.IsPrivate, record.IsInput) switch
        {
            (true, true) => MessageKind.PublicIn,
            (true, false) => MessageKind.PublicOut,
            (false, true) => MessageKind.PrivateIn,
            _ => MessageKind.PrivateOut,
        }),
        RecordKind.Request => new(MessageKind.RestRequest, PathOf(record.Text("u"u8) ?? "")),
        RecordKind.Reply => new(MessageKind.RestReply, _asked.Remove(record.Whole("e"u8) ?? -1, out var path) ? path : ""),
        _ => new(MessageKind.Canonical, record.Text("q"u8) ?? Encoding.UTF8.GetString(record.Kind.Code())),
    };

    private static string PathOf(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? address : address[..query];
    }
}
