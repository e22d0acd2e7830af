using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replaying;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>What ends by the clock, or comes too late, has its recorded place in lockstep too: there it is as in core replay.</summary>
[Category(Level.System)]
public sealed class LockstepPlaceTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lockstep-");

    private string Recording => Path.Combine(_folder.FullName, "recording");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_read_that_timed_out_times_out_at_its_place()
    {
        // Record 22 asks for the positions; the answer never comes.
        Rewritten.Write("first-flight", Recording, record => record.Number > 22, (writer, at, input) =>
        {
            writer.Begin(RecordKind.Reply, at + (10 * Second), input).Whole("e"u8, 3).Whole("st"u8, 0).Whole("ms"u8, 10_000).Text("er"u8, "cancelled or timed out");
            writer.Commit();
            writer.Begin(RecordKind.Answer, at + (10 * Second), input + 1).Text("q"u8, "RestFailed").Payload("""{"is":"RestFailed","id":3,"kind":"Transient","reason":"no answer within 10 s"}"""u8);
            writer.Commit();
        });

        await AssertAsInCoreReplayAsync(inputs: 8);
    }

    [Fact]
    public async Task A_dial_that_took_too_long_is_given_up_at_its_place()
    {
        // Records 5 and 7 dial; neither socket opens.
        Rewritten.Write("first-flight", Recording, record => record.Number > 8, (writer, at, input) =>
        {
            writer.Begin(RecordKind.Lost, at + (15 * Second), input + 1).Connection(ConnectionTag.Of("private#1")).Text("er"u8, "the dial took longer than 15 s");
            writer.Commit();
            writer.Begin(RecordKind.Close, at + (15 * Second), input + 1).Connection(ConnectionTag.Of("private#1")).Text("er"u8, "the dial took longer than 15 s");
            writer.Commit();
        });

        await AssertAsInCoreReplayAsync(inputs: 2);
    }

    [Fact]
    public async Task A_frame_of_a_socket_the_client_has_closed_changes_nothing()
    {
        var late = 0;
        Rewritten.Write("reconnect-while-closing", Recording, record => record.Kind == RecordKind.Close && record.Number > 200, atCheckpoint: (writer, record) =>
        {
            if (record.Number > 171 && late++ == 0)
            {
                writer.BeginAs(RecordKind.Frame, record.Number, record.Nanoseconds, record.Input).Connection(ConnectionTag.Of("private#1")).Direction(true)
                    .Utf8("o"u8, "t"u8).Payload("""{"req_id":"1","op":"pong","args":["1"],"conn_id":"c"}"""u8);
                writer.Commit();
            }
        });
        Assert.True(late > 0, "the recording has no checkpoint behind its loss");

        await AssertAsInCoreReplayAsync(inputs: 122);
    }

    private async Task AssertAsInCoreReplayAsync(long inputs)
    {
        var options = new CoreReplayOptions { Path = Recording };
        var core = await CoreReplay.RunAsync(options, TestContext.Current.CancellationToken);
        var lockstep = await Wait.For("the replay", LockstepRun.RunAsync(options, TestContext.Current.CancellationToken), TimeSpan.FromSeconds(60));

        Assert.True(core.IsSame && lockstep.IsSame, $"{ReportText.Of(core)}\n{ReportText.Of(lockstep)}");
        Assert.Equal((core.Hashes, core.Events, inputs), (lockstep.Hashes, lockstep.Events, lockstep.Inputs));
    }
}
