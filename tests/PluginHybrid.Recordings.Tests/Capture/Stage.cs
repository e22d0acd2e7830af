using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Sdk.Events;
using Record = PluginHybrid.Recordings.Format.Record;

namespace PluginHybrid.Recordings.Tests.Capture;

/// <summary>A recorder on a clock that is moved by hand, pumped by hand.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string Secret = "s3cr3tS3cr3tS3cr3tS3cr3t";

    private readonly ScratchFolder _folder = new();
    private readonly SessionClock _clock;
    private long _input;

    public Stage(Func<RecorderOptions, RecorderOptions>? change = null, bool pack = false, RedactionSettings? redaction = null)
    {
        var options = new RecorderOptions
        {
            Target = new FolderTarget(Folder, pack),
            Redactor = new RecordRedactor(redaction ?? new RedactionSettings { Secrets = [Secret] }),
            Time = Time,
            Slots = 4096,
        };
        Recorder = new SessionRecorder(change?.Invoke(options) ?? options);
        _clock = new SessionClock(Time);
        Recorder.Begin(new SessionOptions { RunPrefix = "abc" }, 7, _clock);
    }

    public static ConnectionId Public { get; } = new(StreamKind.Public, 1);

    public static ConnectionId Private { get; } = new(StreamKind.Private, 1);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 14, 5, 0, TimeSpan.Zero));

    public SessionRecorder Recorder { get; }

    public string Folder => _folder.At("mine");

    public static RecordingHeader Header => new() { Id = "00112233445566778899aabbccddeeff", Start = default, Environment = "simulated", App = "test" };

    public static byte[] Ticker(int at) =>
        Encoding.UTF8.GetBytes($"{{\"topic\":\"tickers.BTCUSDT\",\"type\":\"delta\",\"cs\":{at},\"data\":{{\"symbol\":\"BTCUSDT\",\"markPrice\":\"6{at % 1000:0000}.5\"}}}}");

    public Stage Open()
    {
        Recorder.OpenWithoutThread(Header);
        return this;
    }

    public void Tick(int at) => Recorder.Frame(Next(), Public, Ticker(at));

    public void Frame(ConnectionId connection, string text) => Recorder.Frame(Next(), connection, Encoding.UTF8.GetBytes(text));

    public void Input(SessionInput input) => Recorder.Input(Next(), input);

    public InputStamp Next() => new(++_input, _clock.Now);

    public async Task<List<Record>> End(string why = "stopped")
    {
        await Recorder.EndAsync(why);
        return All(Folder);
    }

    public static List<Record> All(string path)
    {
        using var reader = RecordingReader.Open(path);
        var found = new List<Record>();
        while (reader.TryRead(out var record))
        {
            found.Add(record.Keep());
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await Recorder.DisposeAsync();
        _folder.Dispose();
    }
}
