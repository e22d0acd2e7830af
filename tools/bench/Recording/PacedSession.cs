using System.Diagnostics;
using PluginHybrid.Bench.Candidates;
using PluginHybrid.Bench.Frames;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Recording;

/// <summary>A session that gets a hundred frames every millisecond, from memory, recorded to a real file or not.</summary>
internal sealed class PacedSession
{
    private const int Symbols = 10;
    private const int PerMillisecond = 100;

    private readonly TickerFrames _market = new(Symbols);
    private readonly CrossSequence _sequence = new();
    private readonly LiveSession _session;
    private readonly long[] _delays;
    private long _arrived;
    private long _inside;
    private int _next;

    private PacedSession(SessionRecorder? recorder, int frames)
    {
        _delays = new long[frames];
        _session = new LiveSession(_market.Symbols, recorder);
        _session.Sequencer.Opened(_session.Public);
        _session.Router.On<PositionUpdate>(EventNames.PositionUpdate, (in PositionUpdate _) => _arrived = Stopwatch.GetTimestamp());
    }

    /// <summary>Runs for a while; the first half second does not count.</summary>
    public static RecorderRun Run(TimeSpan length, bool isRecorded)
    {
        var folder = Directory.CreateTempSubdirectory("bench-recorder-").FullName;
        try
        {
            var recorder = isRecorded ? Recorder(folder) : null;
            var session = new PacedSession(recorder, (int)length.TotalMilliseconds * PerMillisecond);
            recorder?.Open(new RecordingHeader { Id = new string('0', 32), Start = default, Environment = "bench", App = "bench" });
            var run = session.Run(isRecorded);
            recorder?.EndAsync("stopped").GetAwaiter().GetResult();
            return run with { Dropped = recorder?.Status.Dropped ?? 0 };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SessionRecorder Recorder(string folder) => new(new RecorderOptions
    {
        Target = new FolderTarget(Path.Combine(folder, "mine")),
        Redactor = new RecordRedactor(new RedactionSettings { Secrets = ["AbCdEfGhIjKlMnOpQr", "0123456789abcdefghijklmnopqrstuvwxyz"] }),
    });

    private RecorderRun Run(bool isRecorded)
    {
        Feed(500);
        (_inside, _next) = (0, 0);
        var (start, began) = (Usage.Begin(), Stopwatch.GetTimestamp());
        Feed(_delays.Length / PerMillisecond);
        var window = Usage.Between(start, Usage.End(), _delays.Length);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var session = Stopwatch.GetElapsedTime(0, _inside).TotalMicroseconds / _delays.Length;
        Array.Sort(_delays);
        return new RecorderRun(isRecorded, _delays.Length / seconds, session, window.CpuMicroseconds, At(0.5), At(0.99), 0);
    }

    private void Feed(int milliseconds)
    {
        var began = Stopwatch.GetTimestamp();
        for (var done = 0; done < milliseconds; done++)
        {
            while (Stopwatch.GetElapsedTime(began).TotalMilliseconds < done)
            {
                Thread.Sleep(1);
            }

            for (var i = 0; i < PerMillisecond; i++)
            {
                Give();
            }
        }
    }

    private void Give()
    {
        var frame = _next % _market.Ring.Count;
        _market.Ring.Number(frame, _sequence);
        var payload = _market.Ring.Payload(frame);
        var before = Stopwatch.GetTimestamp();
        _session.Sequencer.Frame(_session.Public, payload.Span);
        _inside += Stopwatch.GetTimestamp() - before;
        _delays[_next++ % _delays.Length] = _arrived - before;
    }

    private double At(double share) => Stopwatch.GetElapsedTime(0, _delays[(int)(share * (_delays.Length - 1))]).TotalMicroseconds;
}
