using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Processes;

/// <summary>A recording process killed as kill -9 does.</summary>
[Category(Level.System)]
public sealed class KilledRecordingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hybrid-killed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_killed_recorder_left_is_whole_but_for_its_last_line(bool pack)
    {
        var mine = Path.Combine(_folder, "mine");
        var file = Path.Combine(mine, pack ? "session.jsonl.zst" : "session.jsonl");
        using var process = new HybridProcess(pack ? ["record", "--pack", "--json", mine] : ["record", "--json", mine]);
        await Wait.Until("some of the session is in the file", () => File.Exists(file) && new FileInfo(file).Length > 20_000, () => process.Error, TimeSpan.FromSeconds(60));

        await process.KillAsync();

        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var saved = Path.Combine(_folder, "saved");
        var (kept, lost) = RecordingRecovery.Recover(mine, saved, token: TestContext.Current.CancellationToken);
        var audit = RecordingValidator.Validate(saved);
        Assert.True(audit.IsValid, string.Join('\n', audit.Findings));
        Assert.True(kept > 20, $"only {kept} lines were kept");
        Assert.True(lost <= 1, $"{lost} lines were lost");
        Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }
}
