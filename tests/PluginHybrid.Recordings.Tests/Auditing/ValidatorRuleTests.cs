using System.Text;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Tests.Format;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Auditing;

[Category(Level.Unit)]
public sealed class ValidatorRuleTests
{
    [Fact]
    public async Task What_the_recorder_writes_is_valid_without_a_warning()
    {
        var report = Validate(await Sample.Bytes());

        Assert.Empty(report.Findings);
        Assert.True(report is { IsValid: true, IsLossy: false, Parts: 1 });
    }

    [Fact]
    public async Task A_line_taken_out_is_missed_by_its_number_and_by_the_seals()
    {
        var lines = Sample.Lines(await Sample.Bytes());

        var report = Validate([.. lines[..50].Concat(lines[51..]).SelectMany(line => line)]);

        Assert.Equal(["order.gap", "order.input", "ck.count", "ck.hash"], report.Findings.Select(finding => finding.Rule).Take(4));
        Assert.Equal((51L, 51L), (report.Findings[0].Line, report.Findings[0].Record));
    }

    [Fact]
    public async Task Two_lines_exchanged_are_seen()
    {
        var lines = Sample.Lines(await Sample.Bytes());
        (lines[60], lines[61]) = (lines[61], lines[60]);

        Assert.Contains(Validate([.. lines.SelectMany(line => line)]).Findings, finding => finding is { Rule: "order.n", Line: 62 });
    }

    [Fact]
    public async Task A_recording_without_its_end_is_valid_with_a_warning()
    {
        var lines = Sample.Lines(await Sample.Bytes());

        var report = Validate([.. lines[..^1].SelectMany(line => line)]);

        Assert.Equal(["end.missing"], report.Findings.Select(finding => finding.Rule));
        Assert.True(report.IsValid);
    }

    public static TheoryData<string, Action<RecordWriter>> Wrong => new()
    {
        { "pair.reply", writer => Add(writer, RecordKind.Reply, 0, line => line.Whole("e"u8, 4).Whole("st"u8, 200)) },
        { "pair.request", writer => Add(writer, RecordKind.Request, 0, line => line.Whole("e"u8, 4)) },
        { "pair.socket", writer => Add(writer, RecordKind.Frame, 1, line => line.Connection(new(false, 3)).Direction(true).Payload("{}"u8)) },
        { "pair.ack", writer => Add(writer, RecordKind.Frame, 0, line => line.Connection(new(false, 3)).Direction(false).Utf8("q"u8, "subscribe"u8).Payload("{\"req_id\":\"7\"}"u8)) },
        { "order.input", writer => Add(writer, RecordKind.Timer, 2, _ => { }) },
        { "order.tick", writer => { writer.Begin(RecordKind.Timer, 150, 1); writer.Commit(); } },
        { "order.t", writer => { writer.Begin(RecordKind.Timer, 200, 1); writer.Commit(); Add(writer, RecordKind.Timer, 2, _ => { }); } },
        { "ck.count", writer => Add(writer, RecordKind.Checkpoint, 0, line => line.Whole("cnt"u8, 7).Whole("off"u8, 0).Utf8("sh"u8, "00"u8)) },
        { "ck.offset", writer => Add(writer, RecordKind.Checkpoint, 0, line => line.Whole("cnt"u8, 1).Whole("off"u8, 9).Utf8("sh"u8, "00"u8)) },
        { "ck.hash", writer => Add(writer, RecordKind.Checkpoint, 0, line => line.Whole("cnt"u8, 1).Whole("off"u8, 0).Utf8("sh"u8, "00"u8)) },
        { "order.i", writer => { Add(writer, RecordKind.Timer, 1, _ => { }); Add(writer, RecordKind.Dial, 0, line => line.Connection(new(false, 1))); } },
        { "lossy", writer => Add(writer, RecordKind.Mark, 0, line => line.Utf8("m"u8, "drop"u8).Raw("j"u8, "{\"records\":9}")) },
        { "line.json", writer => Add(writer, RecordKind.Dial, 0, line => line.Raw("u"u8, "nonsense")) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_rule_finds_what_it_is_for(string rule, Action<RecordWriter> write)
    {
        var report = Validate(Written.Bytes(write));

        Assert.Contains(report.Findings, finding => finding.Rule == rule);
    }

    [Fact]
    public async Task An_end_that_counts_other_frames_is_found()
    {
        var lines = Sample.Lines(await Sample.Bytes());
        var end = Encoding.UTF8.GetString(lines[^1]).TrimEnd('\n')[..^16];
        foreach (var (right, wrong) in new[] { ("\"tickers.BTCUSDT\":600", "\"tickers.BTCUSDT\":599"), ("\"out\":1", "\"out\":2"), ("\"in\":601", "\"in\":600") })
        {
            Assert.Contains(right, end, StringComparison.Ordinal);
            var body = end.Replace(right, wrong, StringComparison.Ordinal);
            var line = Encoding.UTF8.GetBytes($"{body},\"x\":\"{System.IO.Hashing.Crc32.HashToUInt32(Encoding.UTF8.GetBytes(body)):x8}\"}}\n");

            Assert.Equal(["end.totals"], Validate([.. lines[..^1].SelectMany(one => one), .. line]).Findings.Select(finding => finding.Rule));
        }
    }

    [Fact]
    public void Kinds_and_keys_of_later_versions_are_no_problem_and_are_kept()
    {
        var line = new RecordLine();
        line.Begin(RecordKind.Dial, 1, 0, 0).Raw("new"u8, "{\"a\":[1,2]}").Text("u", "x");
        var text = Encoding.UTF8.GetString(line.Finish()).Replace("\"k\":\"dl\"", "\"k\":\"zz\"", StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(text[..^17]);
        var later = Encoding.UTF8.GetBytes($"{text[..^17]},\"x\":\"{System.IO.Hashing.Crc32.HashToUInt32(body):x8}\"}}\n");
        var bytes = Written.Bytes(_ => { });
        var lines = Sample.Lines(bytes);
        using var to = new MemoryStream();

        RecordingRecovery.Recover(new MemoryStream([.. lines[0], .. later]), "later", to);

        Assert.DoesNotContain(Validate(to.ToArray()).Findings, finding => finding.IsError);
        Assert.Contains("\"k\":\"zz\"", Encoding.UTF8.GetString(to.ToArray()), StringComparison.Ordinal);
        Assert.Contains("\"new\":{\"a\":[1,2]}", Encoding.UTF8.GetString(to.ToArray()), StringComparison.Ordinal);
    }

    private static AuditReport Validate(byte[] bytes) => RecordingValidator.Validate(new MemoryStream(bytes), "sample");

    private static void Add(RecordWriter writer, RecordKind kind, long input, Action<RecordLine> keys)
    {
        keys(writer.Begin(kind, 100, input));
        writer.Commit();
    }
}
