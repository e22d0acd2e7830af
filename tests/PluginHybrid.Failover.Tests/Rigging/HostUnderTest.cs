using System.Security.Cryptography.X509Certificates;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Faults;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Failover.Tests.Rigging;

/// <summary>The real host under a script: its processes one after the other, on one state; without plugins there is one, which keeps nothing.</summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    private readonly HostLives<ProcessUnderTest> _lives;
    private readonly DirectoryInfo? _folder;
    private readonly SessionRecorder? _recorder;

    private HostUnderTest(HostLives<ProcessUnderTest> lives, HostView view, DirectoryInfo? folder, SessionRecorder? recorder) =>
        (_lives, View, _folder, _recorder) = (lives, view, folder, recorder);

    public HostView View { get; }

    public static async Task<HostUnderTest> StartAsync(
        FaultScript script, FakeBybit exchange, X509Certificate2? certificate, LentProcess lent, Func<TimeSpan> elapsed, IPartTarget? record = null)
    {
        var folder = script.Scene.Plugins.Count > 0 ? Directory.CreateTempSubdirectory("hybrid-failover-") : null;
        var recorder = record is null ? null : new SessionRecorder(new RecorderOptions
        {
            Target = lent.Time.Lend(record),
            Redactor = new RecordRedactor(new RedactionSettings { Secrets = [exchange.ApiKey, exchange.ApiSecret] }),
            Time = lent.Time,
        });
        var view = new HostView(elapsed, lent.Plugins.Left);
        var lives = new HostLives<ProcessUnderTest>(() =>
        {
            var process = new ProcessUnderTest(script, exchange, certificate, lent, folder, recorder);
            view.Follow(process.Stream);
            return process;
        });
        if (recorder is null)
        {
            lent.LendLife(() =>
            {
                view.Lose();
                return lives.Crash();
            });
        }

        recorder?.Open(new RecordingHeader { Id = new string('f', 32), Start = default, Environment = "simulated", App = "tests" });
        await lives.StartAsync(CancellationToken.None);
        return new HostUnderTest(lives, view, folder, recorder);
    }

    /// <summary>True while the newest process calls both streams fresh.</summary>
    public bool IsFresh => _lives.Newest.Stream.Statistics is { Private.IsFresh: true, Public.IsFresh: true };

    /// <summary>True while code of one of its plugins is on its thread.</summary>
    public bool IsInATurn => _lives.Newest.IsInATurn;

    public string Tell() => $"{_lives.Newest.Tell()}\n{_recorder?.Status}";

    public async ValueTask DisposeAsync()
    {
        await _lives.DisposeAsync();
        if (_recorder is not null)
        {
            await _recorder.DisposeAsync();
        }

        _folder?.Delete(recursive: true);
    }
}
