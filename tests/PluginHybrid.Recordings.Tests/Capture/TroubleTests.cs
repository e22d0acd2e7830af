using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Capture;

[Category(Level.Unit)]
public sealed class TroubleTests
{
    [Fact]
    public async Task A_full_disk_ends_the_recording_with_a_word_and_keeps_what_was_written()
    {
        using var folder = new ScratchFolder();
        await using var stage = new Stage(options => options with { Target = new RationedTarget(new FolderTarget(folder.At("full")), (written, _) => 150_000 - written) }).Open();
        for (var at = 0; at < 3000; at++) stage.Tick(at);

        stage.Recorder.Pump();
        stage.Tick(1);

        var status = stage.Recorder.Status;
        Assert.Equal(RecorderState.Failed, status.State);
        Assert.StartsWith("No space left on device. The recording ends here and the session goes on", status.Message, StringComparison.Ordinal);
        using var reader = RecordingReader.Open(folder.At("full"));
        while (reader.TryRead(out _))
        {
        }

        Assert.True(reader.IsTorn);
        Assert.InRange(reader.Records, 600, 800);
    }

    [Fact]
    public async Task A_registered_secret_ends_the_recording_before_it_is_written()
    {
        await using var stage = new Stage().Open();
        stage.Tick(1);
        stage.Frame(Stage.Public, $"{{\"topic\":\"tickers.BTCUSDT\",\"data\":\"{Stage.Secret}\"}}");
        stage.Tick(2);

        stage.Recorder.Pump();

        Assert.Equal(RecorderState.Unsafe, stage.Recorder.Status.State);
        Assert.Contains("Record 2", stage.Recorder.Status.Message, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(Path.Combine(stage.Folder, "session.jsonl"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Stage.Secret, text, StringComparison.Ordinal);
        Assert.Equal([RecordKind.Frame, RecordKind.Checkpoint, RecordKind.End], Stage.All(stage.Folder).Select(record => record.Kind));
    }

    [Fact]
    public async Task Every_text_that_is_written_has_been_made_safe()
    {
        await using var stage = new Stage().Open();
        const string Key = "apiKey=AbCdEfGhIjKlMnOpQr sign=0123456789abcdef0123456789abcdef0123456789abcdef";
        stage.Input(new LostInput(Stage.Private, new SocketLoss(Key)));
        stage.Input(new HaltInput(true, Key));
        stage.Recorder.Effect(new Core.Taps.CloseEffect(Stage.Private, Key));
        stage.Recorder.Replied(new Core.Taps.HttpReplyFact(1, 0, [], default, Key, TimeSpan.Zero));
        stage.Recorder.Mark(Key);

        var found = await stage.End();

        Assert.Equal(7, found.Count);
        Assert.DoesNotContain(found, record => record.ToString().Contains("0123456789abcdef0123456789abcdef", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_private_message_nobody_knows_ends_the_recording()
    {
        await using var stage = new Stage().Open();
        stage.Frame(Stage.Private, "{\"topic\":\"novelty\",\"data\":[{\"balance\":\"1\"}]}");

        stage.Recorder.Pump();

        Assert.Equal(RecorderState.Unsafe, stage.Recorder.Status.State);
        Assert.Contains("--allow-unknown-private", stage.Recorder.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_a_recording_is_refused_and_left_as_it_is()
    {
        await using var stage = new Stage().Open();
        stage.Tick(1);
        await stage.End();
        var before = await File.ReadAllBytesAsync(Path.Combine(stage.Folder, "session.jsonl"), TestContext.Current.CancellationToken);

        var refused = Assert.Throws<RecordingException>(() => new FolderTarget(stage.Folder, pack: true));

        Assert.Contains("holds a recording already (session.jsonl); it is left as it is", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(stage.Folder, "session.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_part_that_appears_under_our_hands_is_not_overwritten()
    {
        await using var stage = new Stage();
        await File.WriteAllTextAsync(Path.Combine(stage.Folder, "session.jsonl"), "of another", TestContext.Current.CancellationToken);

        Assert.Throws<RecordingException>(() => stage.Open());

        Assert.Equal("of another", await File.ReadAllTextAsync(Path.Combine(stage.Folder, "session.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_header_with_a_secret_leaves_no_file()
    {
        await using var stage = new Stage();

        Assert.Throws<UnsafeRecordingException>(() => stage.Recorder.OpenWithoutThread(Stage.Header with { App = Stage.Secret }));

        Assert.Empty(Directory.EnumerateFiles(stage.Folder));
        stage.Tick(1);
    }
}
