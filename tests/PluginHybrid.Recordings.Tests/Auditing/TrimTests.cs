using System.Text;
using System.Text.Json;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Tests.Capture;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Auditing;

[Category(Level.Unit)]
public sealed class TrimTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public async Task The_handshake_stays_and_one_snapshot_stands_for_the_prices_left_out()
    {
        using var folder = new ScratchFolder();
        await using var stage = new Stage().Open();
        stage.Input(new Core.Session.OpenedInput(Stage.Public));
        stage.Frame(Stage.Public, "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1,\"data\":{\"symbol\":\"BTCUSDT\",\"markPrice\":\"1\",\"bid1Price\":\"0.9\"},\"cs\":1}");
        await Sample.Play(stage, 200);

        var (kept, left) = RecordingTrim.Trim(stage.Folder, folder.At("cut"), new RecordFilter { From = 4 * Second, To = 6 * Second }, token: TestContext.Current.CancellationToken);

        var found = Stage.All(folder.At("cut"));
        Assert.Empty(RecordingValidator.Validate(folder.At("cut")).Findings);
        Assert.Equal(found.Count + 1, kept);
        Assert.True(left > 100);
        var before = found.Where(record => record.Nanoseconds < 4 * Second && record.Text("tp"u8) == "tickers.BTCUSDT").ToList();
        var snapshot = JsonDocument.Parse(Assert.Single(before).PayloadBytes()).RootElement;
        Assert.Equal("snapshot", snapshot.GetProperty("type").GetString());
        Assert.Equal("0.9", snapshot.GetProperty("data").GetProperty("bid1Price").GetString());
        Assert.Equal(98, snapshot.GetProperty("cs").GetInt32());
        Assert.Equal("60098.5", snapshot.GetProperty("data").GetProperty("markPrice").GetString());
        Assert.Contains(found, record => record.Kind == RecordKind.Dial);
        Assert.Contains(found, record => record.Kind == RecordKind.Request);
        Assert.All(found.Where(record => record.Nanoseconds >= 4 * Second && record.Kind == RecordKind.Frame), record => Assert.True(record.Nanoseconds <= 6 * Second));
    }

    [Fact]
    public async Task Numbers_stay_and_the_header_names_the_holes()
    {
        using var folder = new ScratchFolder();
        await using var stage = new Stage().Open();
        await Sample.Play(stage, 100);
        var all = Stage.All(stage.Folder).ToDictionary(record => record.Number, record => Encoding.UTF8.GetString(record.Line));

        RecordingTrim.Trim(stage.Folder, folder.At("cut"), new RecordFilter { From = 2 * Second }, token: TestContext.Current.CancellationToken);

        using var reader = RecordingReader.Open(folder.At("cut"));
        Assert.NotEmpty(reader.Header.Gaps);
        Assert.Equal(("trimmed", "00112233445566778899aabbccddeeff"), (reader.Header.Made, reader.Header.Id));
        foreach (var record in Stage.All(folder.At("cut")).Where(record => record.Nanoseconds >= 2 * Second && record.Kind is not (RecordKind.Checkpoint or RecordKind.End)))
        {
            Assert.Equal(all[record.Number], Encoding.UTF8.GetString(record.Line));
        }
    }

    [Fact]
    public async Task What_comes_at_the_last_moment_of_a_piece_belongs_to_it()
    {
        using var folder = new ScratchFolder();
        await using var stage = new Stage().Open();
        await Sample.Play(stage, 100);
        var last = Stage.All(stage.Folder).First(record => record.IsFrameIn && record.Nanoseconds >= 3 * Second);

        RecordingTrim.Trim(stage.Folder, folder.At("cut"), new RecordFilter { From = 2 * Second, To = last.Nanoseconds }, token: TestContext.Current.CancellationToken);

        Assert.Equal(last.Number, Stage.All(folder.At("cut")).Last(record => record.IsFrameIn).Number);
    }

    [Fact]
    public async Task A_difference_hides_none_that_comes_later()
    {
        await using var one = new Stage().Open();
        await Sample.Play(one, 50);
        await using var other = new Stage().Open();
        other.Recorder.Mark("first");
        other.Recorder.Mark("second");
        other.Input(Core.Session.SessionInputs.Due);
        await Sample.Play(other, 49);

        var found = RecordingDiff.Compare(one.Folder, other.Folder);

        Assert.Equal(3, found.Count(difference => !difference.IsLeft));
        Assert.Contains("tickers.BTCUSDT", Assert.Single(found, difference => difference.IsLeft).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_differ_only_in_what_was_changed()
    {
        await using var one = new Stage().Open();
        await Sample.Play(one, 50);
        await using var other = new Stage().Open();
        other.Time.Advance(TimeSpan.FromSeconds(3));
        other.Recorder.Mark("bookmark");
        await Sample.Play(other, 50);

        var found = RecordingDiff.Compare(one.Folder, other.Folder);

        var only = Assert.Single(found);
        Assert.False(only.IsLeft);
        Assert.Contains("bookmark", only.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_recording_that_is_torn_is_not_unpacked_but_recovered()
    {
        using var folder = new ScratchFolder();
        await using var stage = new Stage(pack: true).Open();
        await Sample.Play(stage, 400);
        var file = Path.Combine(stage.Folder, "session.jsonl.zst");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        Assert.Throws<RecordingException>(() => RecordingPack.Unpack(stage.Folder));

        Assert.Equal(["session.jsonl.zst"], Directory.EnumerateFiles(stage.Folder).Select(Path.GetFileName));
        var (kept, _) = RecordingRecovery.Recover(stage.Folder, folder.At("saved"), token: TestContext.Current.CancellationToken);
        var audit = RecordingValidator.Validate(folder.At("saved"));
        Assert.True(kept > 20 && audit.IsValid, string.Join('\n', audit.Findings));
    }
}
