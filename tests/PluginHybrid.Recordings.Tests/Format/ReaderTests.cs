using System.Text;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Format;

[Category(Level.Unit)]
public sealed class ReaderTests
{
    [Fact]
    public void Reading_a_record_allocates_nothing()
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.At("session.jsonl"), Written.Frames(30_000));
        using var reader = RecordingReader.Open(folder.Path);
        for (var warm = 0; warm < 500; warm++) reader.TryRead(out _);
        var (bytes, records) = (0L, 0);

        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var read = 0; read < 500; read++)
            {
                Assert.True(reader.TryRead(out var record));
                bytes += record.Payload.Length + record.Connection.Number;
                records++;
            }
        }));
        Assert.True(bytes > records * 50);
    }

    [Fact]
    public void Writing_a_record_allocates_nothing()
    {
        using var writer = new RecordWriter(Stream.Null);
        writer.Header(Written.Header);
        var payload = Encoding.UTF8.GetBytes("{\"topic\":\"tickers.BTCUSDT\",\"data\":{\"markPrice\":\"1.5\"}}");
        Write(writer, payload, 1000);

        Assert.Equal(0, Allocations.Least(() => Write(writer, payload, 1000)));
    }

    [Fact]
    public void A_changed_byte_is_told_with_file_line_byte_and_what_to_do()
    {
        using var folder = new ScratchFolder();
        var bytes = Written.Frames(10);
        var third = Array.IndexOf(bytes, (byte)'\n', Array.IndexOf(bytes, (byte)'\n') + 1) + 1;
        bytes[third + 100] ^= 1;
        File.WriteAllBytes(folder.At("session.jsonl"), bytes);
        using var reader = RecordingReader.Open(folder.Path);
        Assert.True(reader.TryRead(out _));

        var wrong = Assert.Throws<RecordingException>(() => reader.TryRead(out _));

        Assert.StartsWith($"{folder.At("session.jsonl")}: line 3 (byte {third}): the line's bytes do not give its check sum x", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("`recover` keeps what is whole", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_torn_last_line_ends_the_reading_without_an_error()
    {
        using var folder = new ScratchFolder();
        var bytes = Written.Frames(10);
        File.WriteAllBytes(folder.At("session.jsonl"), bytes[..^400]);
        using var reader = RecordingReader.Open(folder.Path);
        while (reader.TryRead(out _))
        {
        }

        Assert.True(reader is { IsTorn: true, HasEnd: false, Records: > 5 });
    }

    [Theory]
    [InlineData("nowhere", "there is no such file or folder")]
    [InlineData("", "the folder holds no session.jsonl")]
    public void What_is_not_there_is_told_in_words(string name, string words)
    {
        using var folder = new ScratchFolder();

        Assert.Contains(words, Assert.Throws<RecordingException>(() => RecordingReader.Open(folder.At(name))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_recording_and_one_of_a_later_schema_are_refused()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.At("session.jsonl"), "{\"hello\":1}\n");
        Assert.Contains("check sum", Assert.Throws<RecordingException>(() => RecordingReader.Open(folder.Path)).Message, StringComparison.Ordinal);

        File.WriteAllBytes(folder.At("session.jsonl"), Written.Bytes(_ => { }, Written.Header with { Version = 2 }));
        Assert.Contains("Use a newer hybrid", Assert.Throws<RecordingException>(() => RecordingReader.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_comes_back_as_it_was_written_unknown_keys_included()
    {
        using var folder = new ScratchFolder();
        var header = Written.Header with
        {
            Session = "{\"seed\":7}",
            Policy = new("bybit-v5", 3, "ab"),
            Plugins = [new HeaderPlugin { Id = "trail", Kind = "dll", Settings = "distance: 1\n# \"quoted\" ü", Inline = true, Extra = [new("later", "[1]")] }],
            State = [new HeaderState("trail", [new("high", "\"1.5\"")])],
            Gaps = [(3, 9)],
            Note = "why",
            Extra = [new("fromTomorrow", "{\"a\":null}")],
        };
        File.WriteAllBytes(folder.At("session.jsonl"), Written.Bytes(_ => { }, header));

        using var reader = RecordingReader.Open(folder.Path);

        Assert.Equivalent(header, reader.Header, strict: true);
    }

    private static void Write(RecordWriter writer, byte[] payload, int count)
    {
        for (var at = 0; at < count; at++)
        {
            writer.Begin(RecordKind.Frame, at * 100L, at).Connection(new(false, 1)).Direction(true).Utf8("o"u8, "t"u8).Topic("tickers.BTCUSDT"u8).Payload(payload);
            writer.Commit();
        }
    }
}
