using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.Recordings.Format;

/// <summary>Headers as lines, and back.</summary>
public static class HeaderText
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>Writes the keys after the common ones, in the schema's order.</summary>
    /// <param name="header">What.</param>
    /// <param name="line">Begun with kind <c>hdr</c>.</param>
    public static void Write(RecordingHeader header, RecordLine line)
    {
        line.Whole("v"u8, header.Version)
            .Text("id"u8, header.Id)
            .Text("t0"u8, header.Start.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture))
            .Text("env"u8, header.Environment)
            .Text("app"u8, header.App)
            .Text("made"u8, header.Made)
            .Raw("pol"u8, header.Policy is { } policy ? HeaderParts.Of(policy) : "null")
            .Raw("session"u8, header.Session)
            .Raw("host"u8, header.Host);
        if (header.Plugins is not []) line.Raw("plugins"u8, HeaderParts.Of(header.Plugins));
        if (header.State is not []) line.Raw("state"u8, HeaderParts.Of(header.State));
        if (header.Part != 1) line.Whole("part"u8, header.Part);
        if (header.Previous is { } previous) line.Raw("prev"u8, HeaderParts.Of(previous));
        if (header.Gaps is not []) line.Raw("gaps"u8, HeaderParts.Of(header.Gaps));
        if (header.Note is not "") line.Text("note"u8, header.Note);
        foreach (var (name, json) in header.Extra) line.Raw(System.Text.Encoding.UTF8.GetBytes(name), json);
    }

    /// <summary>Reads a header's line.</summary>
    /// <param name="record">Of kind <c>hdr</c>.</param>
    /// <exception cref="RecordingException">A key is missing or of another type, or the schema is a newer one.</exception>
    public static RecordingHeader Read(in Record record)
    {
        try
        {
            using var parsed = record.Parse();
            return Read(parsed.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new RecordingException($"the header cannot be read: {error.Message} Compare it with recordings/README.md, or take another copy of the file.", error);
        }
    }

    private static RecordingHeader Read(JsonElement root)
    {
        var version = root.GetProperty("v").GetInt32();
        if (version > RecordingHeader.SchemaVersion)
        {
            throw new RecordingException(
                $"the recording has schema version {version}, this program reads {RecordingHeader.SchemaVersion}. Use a newer hybrid.");
        }

        var header = new RecordingHeader
        {
            Version = version,
            Id = root.GetProperty("id").GetString()!,
            Start = DateTimeOffset.Parse(root.GetProperty("t0").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            Environment = root.GetProperty("env").GetString()!,
            App = root.GetProperty("app").GetString()!,
        };
        var extra = new List<KeyValuePair<string, string>>();
        foreach (var member in root.EnumerateObject())
        {
            header = Take(header, member, extra);
        }

        return header with { Extra = extra };
    }

    private static RecordingHeader Take(RecordingHeader header, JsonProperty member, List<KeyValuePair<string, string>> extra)
    {
        var value = member.Value;
        switch (member.Name)
        {
            case "k" or "n" or "t" or "i" or "v" or "id" or "t0" or "env" or "app" or "x": return header;
            case "made": return header with { Made = value.GetString()! };
            case "pol": return header with { Policy = HeaderParts.PolicyOf(value) };
            case "session": return header with { Session = value.GetRawText() };
            case "host": return header with { Host = value.GetRawText() };
            case "plugins": return header with { Plugins = HeaderParts.PluginsOf(value) };
            case "state": return header with { State = HeaderParts.StateOf(value) };
            case "part": return header with { Part = value.GetInt32() };
            case "prev": return header with { Previous = HeaderParts.LinkOf(value) };
            case "gaps": return header with { Gaps = HeaderParts.GapsOf(value) };
            case "note": return header with { Note = value.GetString()! };
            default:
                extra.Add(new(member.Name, value.GetRawText()));
                return header;
        }
    }
}
