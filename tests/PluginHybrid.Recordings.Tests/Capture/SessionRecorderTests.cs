using System.Text;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;
using Record = PluginHybrid.Recordings.Format.Record;

namespace PluginHybrid.Recordings.Tests.Capture;

[Category(Level.Unit)]
public sealed class SessionRecorderTests
{
    [Fact]
    public async Task All_that_is_told_is_there_in_the_order_of_the_telling()
    {
        await using var stage = new Stage().Open();
        stage.Input(SessionInputs.Start);
        stage.Recorder.Effect(new DialEffect(Stage.Public, new Uri("wss://127.0.0.1/v5/public/linear")));
        stage.Input(new OpenedInput(Stage.Public));
        stage.Recorder.Effect(new SendEffect(Stage.Public, "{\"op\":\"subscribe\",\"args\":[\"tickers.BTCUSDT\"]}"u8.ToArray()));
        stage.Time.Advance(TimeSpan.FromMilliseconds(3));
        stage.Tick(1);
        stage.Recorder.Turned(new TurnFact("trail", 1, 5, 4, 6, 2));
        stage.Recorder.Requested(new HttpRequestFact(1, "GET", "/v5/market/time", "", default));
        stage.Recorder.Replied(new HttpReplyFact(1, 200, [new("date", "today")], "{\"retCode\":0}"u8.ToArray(), null, TimeSpan.FromMilliseconds(12)));
        stage.Input(new LostInput(Stage.Public, new SocketLoss("reset", 0)));
        stage.Input(SessionInputs.Stop);

        var found = await stage.End();

        Assert.Equal(
            "in dl op f f tu rq rs ls in ck end",
            string.Join(' ', found.Select(record => record.Kind.Name())));
        Assert.Equal([1L, 1, 2, 2, 3, 3, 3, 3, 4, 5, 5, 5], found.Select(record => record.Input));
        Assert.Equal(Enumerable.Range(1, 12).Select(number => (long)number), found.Select(record => record.Number));
        Assert.Equal(3_000_000, found[4].Nanoseconds);
        Assert.Equal("tickers.BTCUSDT", found[4].Text("tp"u8));
        Assert.Equal("subscribe", found[3].Text("q"u8));
        Assert.Equal(Stage.Ticker(1), found[4].PayloadBytes().ToArray());
        Assert.Equal("wss://127.0.0.1/v5/public/linear", found[1].Text("u"u8));
        Assert.Equal(2, found[5].Whole("co"u8));
    }

    [Fact]
    public async Task Answers_calls_and_commands_come_back_as_they_were()
    {
        await using var stage = new Stage().Open();
        var answer = new ClockMeasured(3, TimeSpan.FromTicks(12345), TimeSpan.FromMilliseconds(40));
        var call = new ReadPositions(4, "USDT", "", "");
        var command = new CommandRequest
        {
            Id = new CommandId("trail", 2),
            Command = new ClosePosition(new PositionKey("main", "BTCUSDT", 0), "aged"),
            Mode = PluginMode.Live,
            Granted = Capabilities.None,
        };
        stage.Input(new AnswerInput(answer));
        stage.Recorder.Effect(new CallEffect(call));
        stage.Input(new CommandInput(command));

        var found = await stage.End();

        Assert.Equal(answer, InputCodec.ReadAnswer(found[0].Payload));
        Assert.Equal(call, InputCodec.ReadCall(found[1].Payload));
        Assert.Equal(command, InputCodec.ReadRequest(found[2].Payload));
        Assert.Equal(("trail", 2), (found[2].Text("p"u8), found[2].Whole("no"u8)));
    }

    [Fact]
    public async Task The_header_tells_what_the_session_was_told()
    {
        await using var stage = new Stage().Open();

        await stage.End();

        using var reader = RecordingReader.Open(stage.Folder);
        Assert.Equal(stage.Time.GetUtcNow(), reader.Header.Start);
        Assert.Contains("\"runPrefix\":\"abc\"", reader.Header.Session, StringComparison.Ordinal);
        Assert.EndsWith("\"seed\":7}", reader.Header.Session, StringComparison.Ordinal);
        Assert.Equal("bybit-v5", reader.Header.Policy?.Name);
    }

    [Fact]
    public async Task A_full_ring_loses_the_newest_and_says_how_many_at_their_place()
    {
        await using var stage = new Stage(options => options with { Slots = 4 }).Open();
        for (var at = 1; at <= 7; at++) stage.Tick(at);
        stage.Recorder.Pump();
        stage.Tick(8);

        var found = await stage.End();

        Assert.Equal([1L, 2, 3, 4, 4, 8], found.Take(6).Select(record => record.Input));
        Assert.Equal(("drop", "{\"records\":3}"), (found[4].Text("m"u8), Encoding.UTF8.GetString(found[4].Payload)));
        Assert.True(stage.Recorder.Status is { IsLossy: true, Dropped: 3 });
    }

    [Fact]
    public async Task What_is_lost_at_the_very_end_is_told_too()
    {
        await using var stage = new Stage(options => options with { Slots = 2 }).Open();
        for (var at = 1; at <= 3; at++) stage.Tick(at);

        Assert.Contains(await stage.End(), record => record.Text("m"u8) == "drop");
    }

    [Fact]
    public async Task A_checkpoint_comes_every_thousand_records_and_every_five_seconds()
    {
        await using var stage = new Stage().Open();
        for (var at = 0; at < 2500; at++) stage.Tick(at);
        stage.Recorder.Pump();
        stage.Time.Advance(TimeSpan.FromSeconds(4.9));
        stage.Recorder.Pump();
        stage.Time.Advance(TimeSpan.FromSeconds(0.2));
        stage.Recorder.Pump();
        stage.Tick(1);

        var checkpoints = (await stage.End()).Where(record => record.Kind == RecordKind.Checkpoint).ToList();

        Assert.Equal([1000L, 1000, 501, 1], checkpoints.Select(record => record.Whole("cnt"u8)!.Value));
    }

    [Fact]
    public async Task What_was_told_is_in_the_file_after_the_flush_time_and_not_held_back()
    {
        await using var stage = new Stage().Open();
        stage.Tick(1);
        stage.Recorder.Pump();
        stage.Time.Advance(TimeSpan.FromMilliseconds(200));
        stage.Recorder.Pump();

        Assert.Equal([1L], Stage.All(stage.Folder).Select(record => record.Input));
    }

    [Fact]
    public async Task Telling_a_frame_allocates_nothing()
    {
        await using var stage = new Stage().Open();
        var frame = Stage.Ticker(1);
        var at = stage.Next();
        for (var warm = 0; warm < 100; warm++) stage.Recorder.Frame(at, Stage.Public, frame);

        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var told = 0; told < 1000; told++) stage.Recorder.Frame(at, Stage.Public, frame);
        }));
    }

    [Fact]
    public async Task Two_threads_lose_nothing_and_keep_each_their_order()
    {
        const int Each = 20_000;
        await using var stage = new Stage(options => options with { Slots = 65536, Time = TimeProvider.System });
        stage.Recorder.Open(Stage.Header);
        var lane = Task.Run(() =>
        {
            for (var turn = 1; turn <= Each; turn++) stage.Recorder.Turned(new TurnFact("trail", turn, 0, 0, 0, 0));
        }, TestContext.Current.CancellationToken);
        for (var at = 0; at < Each; at++) stage.Tick(at);
        await Wait.For("the lane told its turns", lane);

        var found = await stage.End();

        Assert.Equal(Each, Ordered(found, record => record.Kind == RecordKind.Turn ? record.Whole("turn"u8) : null));
        Assert.Equal(Each, Ordered(found, record => record.IsFrameIn ? record.Input : null));
    }

    private static int Ordered(List<Record> found, Func<Record, long?> pick)
    {
        var numbers = found.Select(pick).OfType<long>().ToList();
        Assert.Equal(numbers.Order(), numbers);
        return numbers.Count;
    }
}
