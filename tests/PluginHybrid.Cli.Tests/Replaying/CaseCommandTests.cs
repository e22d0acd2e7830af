using PluginHybrid.Commands;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replaying;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>Of every shipped recording a case can be made at any time, and it is the live run up to there.</summary>
[Category(Level.System), Slow]
public sealed class CaseCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("case-");

    private string Cases => Path.Combine(_folder.FullName, "cases");

    public static TheoryData<string> Recordings => [.. ShippedRecordings.Names];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_case_of_a_shipped_recording_is_its_session_up_to_the_cut(string name)
    {
        var add = ShippedRecordings.Invocation();
        var exit = await add.RunAsync("case", "add", $"recordings/{name}", "--from", "1s", "--to", "7s", "--name", "mine", "--into", Cases);
        Assert.True(exit == ExitCode.Fine, $"{name}: {add.Everything}");

        var verify = ShippedRecordings.Invocation();
        Assert.True(await verify.RunAsync("verify", Path.Combine(Cases, "mine")) == ExitCode.Fine, verify.Everything);
        Assert.DoesNotContain(RecordingValidator.Validate(Path.Combine(Cases, "mine")).Findings, finding => finding.IsError);
        Assert.Equal(await HashesAt(name, LastOf("mine")), File.ReadAllText(Path.Combine(Cases, "mine", "expected.hash.txt")));
    }

    [Fact]
    public async Task It_says_what_CI_will_check()
    {
        var add = ShippedRecordings.Invocation();

        await add.RunAsync("case", "add", "recordings/first-flight", "--from", "3s", "--to", "5s", "--name", "mine", "--into", Cases);

        Assert.Contains("CI will check with hybrid verify", add.Out.ToString(), StringComparison.Ordinal);
        Assert.Matches("expected.events.txt +[0-9]+ lines, from 3 s on", add.Out.ToString());
        Assert.StartsWith("     3.", File.ReadLines(Path.Combine(Cases, "mine", "expected.events.txt")).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_refused_inside_CI_and_where_a_recording_lies()
    {
        var inside = ShippedRecordings.Invocation();
        inside.Variables["CI"] = "true";
        Assert.Equal(ExitCode.Usage, await inside.RunAsync("case", "add", "recordings/first-flight", "--to", "5s", "--name", "mine", "--into", Cases));
        Assert.Contains("refused where CI is set", inside.Error.ToString(), StringComparison.Ordinal);

        var taken = ShippedRecordings.Invocation();
        Assert.Equal(ExitCode.Usage, await taken.RunAsync("case", "add", "recordings/first-flight", "--to", "5s", "--name", "stop-refused"));
        Assert.Contains("holds a recording already", taken.Error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Cases));
    }

    [Theory]
    [InlineData("--name", "what happened", "letters, digits and dashes")]
    [InlineData("--from", "6s", "--from must be before --to")]
    [InlineData("--scale-amounts", "0", "must be above zero")]
    [InlineData("--policy", "nowhere.json", "--policy")]
    public async Task What_cannot_be_asked_is_a_usage_error(string option, string value, string words)
    {
        var add = ShippedRecordings.Invocation();
        string[] name = option == "--name" ? [] : ["--name", "mine"];

        Assert.Equal(ExitCode.Usage, await add.RunAsync(["case", "add", "recordings/first-flight", "--to", "5s", "--into", Cases, option, value, .. name]));
        Assert.Contains(words, add.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_or_is_interrupted_leaves_nothing_behind()
    {
        var early = ShippedRecordings.Invocation();
        Assert.Equal(ExitCode.CheckFailed, await early.RunAsync("case", "add", "recordings/first-flight", "--to", "1ms", "--name", "mine", "--into", Cases));
        Assert.Contains("nothing happened", early.Error.ToString(), StringComparison.Ordinal);

        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        var given = ShippedRecordings.Invocation();
        Assert.Equal(ExitCode.Interrupted, await given.RunUntilAsync(
            interrupted.Token, "case", "add", "recordings/first-flight", "--to", "5s", "--name", "mine", "--into", Cases));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Cases));
    }

    private long LastOf(string name)
    {
        using var reader = PluginHybrid.Recordings.Format.RecordingReader.Open(Path.Combine(Cases, name));
        var last = 0L;
        while (reader.TryRead(out var record))
        {
            last = record.IsInput ? record.Input : last;
        }

        return last;
    }

    private static async Task<string> HashesAt(string name, long input)
    {
        var path = Path.Combine(Repository.Root, "recordings", name);
        var finder = RecordedPlugins.FinderIn(ShippedRecordings.Invocation().Around(), null);
        var report = await CoreReplay.RunAsync(
            new CoreReplayOptions { Path = path, Plugins = header => finder(path, header), Until = moment => moment.Input == input }, TestContext.Current.CancellationToken);
        return $"events {report.Hashes.Events}\ndecisions {report.Hashes.Decisions}\n";
    }
}
