using PluginHybrid.Failover.Tests.Rigging;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Scripts;

/// <summary>Scripts called <c>recorder-…</c>: what goes wrong is the recording, and the session must not notice.</summary>
[Category(Level.Failover)]
public sealed class RecorderScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybrid-recorder-");

    private string Mine => Path.Combine(_folder.FullName, "mine");

    public static TheoryData<string> Names => ShippedScripts.Named("recorder-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_session_goes_on_and_every_whole_line_is_kept(string name)
    {
        var script = ShippedScripts.Find(name);

        var (run, broken) = await Play.AllOf(script, new FolderTarget(Mine));

        Assert.True(broken.Count == 0, $"{script.Source}\n{string.Join('\n', broken)}");
        Assert.Contains(run.Strikes, strike => strike.Fault == "process.recorder_disk_full");
        var torn = RecordingValidator.Validate(Mine);
        Assert.Contains(torn.Findings, finding => finding.Rule == "end.missing");
        var saved = RecordingRecovery.Recover(Mine, Path.Combine(_folder.FullName, "saved"), token: TestContext.Current.CancellationToken);
        var audit = RecordingValidator.Validate(Path.Combine(_folder.FullName, "saved"));
        Assert.True(saved.Kept > 30 && audit.IsValid, string.Join('\n', audit.Findings));
    }
}
