using System.Globalization;
using System.Security.Cryptography;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Replay.Importing;

/// <summary>Makes a recording of a capture of the public ticker stream: frames byte by byte as they came, with a handshake that a session of ours would have made.</summary>
/// <example><code>
/// var report = await CaptureImport.RunAsync(new() { Capture = "tickers.jsonl", App = "hybrid" }, "recordings/calm-sunday");
/// Console.WriteLine($"{report.Frames} frames of {string.Join(", ", report.Symbols)}");
/// </code></example>
public sealed class CaptureImport
{
    private const int ProblemsKept = 100;
    private const int TellEvery = 4096;

    private readonly ImportOptions _options;
    private readonly ReceiveTimes? _times;
    private readonly Action<long>? _progress;
    private readonly CancellationToken _token;
    private readonly List<string> _symbols = [];
    private readonly List<string> _problems = [];
    private (long First, long Last) _span = (0, 0);
    private long _frames;
    private long _answers;
    private long _malformed;

    private CaptureImport(ImportOptions options, Action<long>? progress, CancellationToken token)
    {
        (_options, _progress, _token) = (options, progress, token);
        var beside = Path.ChangeExtension(options.Capture, ".recv.tsv");
        _times = options.Times is { } named ? ReceiveTimes.Read(named) : File.Exists(beside) ? ReceiveTimes.Read(beside) : null;
    }

    /// <summary>Imports into a folder.</summary>
    /// <param name="options">What, and how.</param>
    /// <param name="folder">Holds no recording yet.</param>
    /// <param name="progress">Told now and then how many bytes were read, of twice the file. Default nobody.</param>
    /// <param name="token">Gives up between two lines; what was written stays.</param>
    /// <exception cref="RecordingException">The capture cannot be read, holds no ticker frame, or with <see cref="ImportOptions.IsStrict"/> a line that is none.</exception>
    /// <exception cref="UnsafeRecordingException">A registered secret was met.</exception>
    public static async Task<ImportReport> RunAsync(ImportOptions options, string folder, Action<long>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var import = new CaptureImport(options, progress, token);
        import.Each((_, in captured, at) => import.Look(captured, at));
        if (import._frames == 0)
        {
            throw new RecordingException($"{options.Capture}: holds no ticker frame{(import._problems is [var first, ..] ? $"; {first}" : "")}. Give a file with one frame of the public stream per line.");
        }

        await import.WriteAsync(folder).ConfigureAwait(false);
        return new ImportReport(
            import._frames, import._symbols, import._answers, import._malformed, import._problems, TimeSpan.FromTicks(import._span.Last - import._span.First));
    }

    private delegate void LineTaker(PartLines lines, in CapturedLine captured, long at);

    // Symbols are watched before the first frame: so the capture is read twice.
    private void Look(in CapturedLine captured, long at)
    {
        if (!_symbols.Contains(captured.Symbol))
        {
            _symbols.Add(captured.Symbol);
        }

        _span = _frames++ == 0 ? (at, at) : (Math.Min(_span.First, at), Math.Max(_span.Last, at));
    }

    private async Task WriteAsync(string folder)
    {
        var time = new CaptureTime(new DateTimeOffset(_span.First, TimeSpan.Zero));
        var recorder = new SessionRecorder(new RecorderOptions
        {
            Target = new FolderTarget(folder, _options.Packs),
            Redactor = new RecordRedactor(_options.Redaction),
            Time = time,
            Slots = 64,
            RotateAfter = TimeSpan.Zero,
        });
        await using var own = recorder.ConfigureAwait(false);
        var session = new ImportedSession(recorder, time);
        recorder.OpenWithoutThread(Header());
        session.Start(_symbols);
        Each((lines, in _, at) =>
        {
            time.To(at);
            session.Frame(lines.Bytes);
            if (recorder.Status is { State: not RecorderState.Recording } ended)
            {
                throw ended.State == RecorderState.Unsafe
                    ? new UnsafeRecordingException(ended.Records, ended.Message)
                    : new RecordingException($"{folder}: {ended.Message}");
            }
        });
        session.Stop();
        await recorder.EndAsync("imported").ConfigureAwait(false);
    }

    private void Each(LineTaker take)
    {
        using var lines = PartLines.Open(_options.Capture);
        var isFirst = _frames == 0;
        while (lines.Next())
        {
            if (lines.Line % TellEvery == 0)
            {
                _token.ThrowIfCancellationRequested();
                _progress?.Invoke(lines.Position);
            }

            if (CapturedLine.Read(lines.Bytes, out var captured) is { } problem)
            {
                if (isFirst) Tell($"{_options.Capture}: line {lines.Line}: {problem}");
            }
            else if (captured.Symbol.Length == 0)
            {
                _answers += isFirst ? 1 : 0;
            }
            else
            {
                take(lines, captured, _times?.Of(lines.Line) ?? DateTimeOffset.FromUnixTimeMilliseconds(captured.VenueMs).UtcTicks);
            }
        }
    }

    private void Tell(string problem)
    {
        if (_options.IsStrict)
        {
            throw new RecordingException($"{problem}. Without --strict such lines are left out.");
        }

        _malformed++;
        if (_problems.Count < ProblemsKept)
        {
            _problems.Add(problem);
        }
    }

    // The same capture gives the same recording.
    private RecordingHeader Header()
    {
        using var file = File.OpenRead(_options.Capture);
        return new RecordingHeader
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 16)),
            Start = default,
            Environment = _options.Environment,
            App = _options.App,
            Made = string.Create(CultureInfo.InvariantCulture, $"imported from {Path.GetFileName(_options.Capture)}, times {(_times is null ? "of the venue" : "of receipt")}; the handshake is made up"),
            Note = _options.Note,
        };
    }
}
