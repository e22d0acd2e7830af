using PluginHybrid.Recordings.Format;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Capture;

[Category(Level.Unit)]
public sealed class PartsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_recording_is_parts_that_read_as_one(bool pack)
    {
        await using var stage = new Stage(options => options with { RotateBytes = 400_000, Slots = 16384 }, pack).Open();
        for (var at = 0; at < 5000; at++) stage.Tick(at);

        var found = await stage.End();

        var files = RecordingFiles.Find(stage.Folder);
        Assert.Equal(3, files.Count);
        Assert.All(files, file => Assert.Equal(pack, RecordingFiles.IsPacked(file)));
        Assert.Equal(5000, found.Count(record => record.Kind == RecordKind.Frame));
        Assert.Equal(found.Select(record => record.Number).Order(), found.Select(record => record.Number));
        Assert.Equal("stopped", found[^1].Text("why"u8));
    }

    [Fact]
    public async Task Each_part_names_the_one_before_with_its_last_record_and_hash()
    {
        await using var stage = new Stage(options => options with { RotateAfter = TimeSpan.FromMinutes(1) }).Open();
        stage.Tick(1);
        stage.Recorder.Pump();
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        stage.Recorder.Pump();
        stage.Tick(2);
        await stage.End();

        var files = RecordingFiles.Find(stage.Folder);
        using var second = RecordingReader.Open(files[1]);
        var lines = await File.ReadAllLinesAsync(files[0], TestContext.Current.CancellationToken);
        Assert.Equal(2, second.Header.Part);
        Assert.Equal("session.jsonl", second.Header.Previous?.File);
        Assert.Contains($"\"n\":{second.Header.Previous?.Last},", lines[^1], StringComparison.Ordinal);
        Assert.Contains($"\"sha\":\"{second.Header.Previous?.Sha256}\"", lines[^1], StringComparison.Ordinal);
        Assert.Contains("\"why\":\"rotated\"", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_another_recording_is_not_read_on()
    {
        await using var stage = new Stage(options => options with { RotateBytes = 1 }).Open();
        for (var at = 0; at < 1500; at++) stage.Tick(at);
        await stage.End();
        var second = RecordingFiles.Find(stage.Folder)[1];
        File.WriteAllBytes(second, Format.Written.Bytes(_ => { }, Format.Written.Header with { Id = "ffffffffffffffffffffffffffffffff" }));

        var wrong = Assert.Throws<RecordingException>(() => Stage.All(stage.Folder));

        Assert.StartsWith(second, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_that_is_there_plain_and_packed_is_not_guessed_at()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.At("session.jsonl"), "");
        File.WriteAllText(folder.At("session.jsonl.zst"), "");

        Assert.Contains("are both there", Assert.Throws<RecordingException>(() => RecordingReader.Open(folder.Path)).Message, StringComparison.Ordinal);
    }
}
