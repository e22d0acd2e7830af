using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Auditing;

/// <summary>Cuts at every byte, flips of any byte: nothing whole is lost, nothing changed goes unseen.</summary>
[Category(Level.Unit), Slow]
public sealed class DamageTests
{
    private const int Tail = 64 * 1024;

    [Fact]
    public async Task Recovering_a_file_cut_at_any_byte_of_its_last_64_KiB_keeps_every_whole_line()
    {
        var whole = await Sample.Bytes();
        Assert.True(whole.Length > Tail + 10_000, $"the sample has only {whole.Length} bytes");

        Parallel.For(whole.Length - Tail, whole.Length + 1, cut => Recovered(whole, cut));
    }

    [Fact]
    public async Task Recovering_a_file_cut_anywhere_keeps_every_whole_line_or_says_that_the_header_is_lost()
    {
        var whole = await Sample.Bytes();
        var header = Array.IndexOf(whole, (byte)'\n');
        var random = new Random(4);
        for (var time = 0; time < 500; time++)
        {
            Recovered(whole, random.Next(header, whole.Length));
            Assert.Throws<RecordingException>(() => Recover(whole.AsMemory(0, random.Next(header - 1))));
        }
    }

    [Fact]
    public async Task A_flip_of_any_byte_is_named_with_its_line()
    {
        var whole = await Sample.Bytes(ticks: 60);
        var lineOf = LineOfEachByte(whole);

        Parallel.For(0, whole.Length, at =>
        {
            var bit = (byte)(1 << (at % 8));
            var damaged = whole.ToArray();
            damaged[at] ^= bit;

            var report = RecordingValidator.Validate(new MemoryStream(damaged), "flipped");

            Assert.False(report.IsValid, $"byte {at} flipped by {bit} was not seen");
            Assert.True(report.Findings[0].Line == lineOf[at], $"byte {at} flipped by {bit} lies in line {lineOf[at]}, named was {report.Findings[0]}");
        });
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_left_out_and_its_place_marked()
    {
        var whole = await Sample.Bytes();
        var damaged = whole.ToArray();
        var at = Sample.Lines(whole).Take(100).Sum(line => line.Length) + 60;
        damaged[at] ^= 1;

        var (kept, lost, recovered) = Recover(damaged);

        Assert.Equal(1, lost);
        Assert.Equal(Sample.Lines(whole).Length - 1, kept);
        var report = RecordingValidator.Validate(new MemoryStream(recovered), "recovered");
        Assert.Equal(["lossy"], report.Findings.Select(finding => finding.Rule));
        Assert.Equal(1, report.Dropped);
    }

    [Fact]
    public async Task Hashes_of_the_run_are_recovered_only_where_nothing_is_missing()
    {
        await using var stage = new Capture.Stage().Open();
        for (var at = 0; at < 20; at++) stage.Tick(at);
        await stage.Recorder.EndAsync("stopped", "{\"events\":\"ab\"}");
        var whole = await File.ReadAllBytesAsync(Path.Combine(stage.Folder, "session.jsonl"), TestContext.Current.CancellationToken);
        var damaged = whole.ToArray();
        damaged[Sample.Lines(whole).Take(10).Sum(line => line.Length) + 60] ^= 1;

        Assert.Contains("\"hash\":{\"events\":\"ab\"}", System.Text.Encoding.UTF8.GetString(Recover(whole).Recovered), StringComparison.Ordinal);
        Assert.DoesNotContain("\"hash\"", System.Text.Encoding.UTF8.GetString(Recover(damaged).Recovered), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_file_is_recovered_byte_by_byte()
    {
        var whole = await Sample.Bytes();

        Assert.Equal(whole, Recover(whole).Recovered);
    }

    private static void Recovered(byte[] whole, int cut)
    {
        // A line that lost nothing but its line feed is whole.
        var head = whole.AsSpan(0, cut);
        var keeps = cut < whole.Length && whole[cut] == (byte)'\n' ? cut + 1 : head.LastIndexOf((byte)'\n') + 1;

        var (_, _, recovered) = Recover(whole.AsMemory(0, cut));

        Assert.True(recovered.AsSpan().StartsWith(whole.AsSpan(0, keeps)), $"cut at {cut}: a whole line is gone");
        if (cut % 16 != 0 && cut != whole.Length)
        {
            return;
        }

        var report = RecordingValidator.Validate(new MemoryStream(recovered), $"cut at {cut}");
        Assert.True(report.IsValid, $"cut at {cut}: {string.Join('\n', report.Findings)}");
        Assert.DoesNotContain(report.Findings, finding => finding.Rule == "end.missing");
    }

    private static (long Kept, long Lost, byte[] Recovered) Recover(ReadOnlyMemory<byte> damaged)
    {
        using var to = new MemoryStream();
        var (kept, lost) = RecordingRecovery.Recover(new MemoryStream(damaged.ToArray()), "damaged", to);
        return (kept, lost, to.ToArray());
    }

    private static int[] LineOfEachByte(byte[] bytes)
    {
        var lines = new int[bytes.Length];
        var line = 1;
        for (var at = 0; at < bytes.Length; at++)
        {
            lines[at] = line;
            line += bytes[at] == (byte)'\n' ? 1 : 0;
        }

        return lines;
    }
}
