using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>What lies in <c>recordings/</c> is sound, safe, and leads to what was accepted, every time.</summary>
[Category(Level.System)]
public sealed class ShippedRecordingsTests
{
    private const int Runs = 20;

    private static readonly string Folder = Path.Combine(Repository.Root, "recordings");

    public static TheoryData<string> Recordings => [.. Names()];

    [Fact]
    public void There_are_recordings() => Assert.True(Names().Count >= 6, $"found {string.Join(", ", Names())}");

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_shipped_recording_leads_to_what_was_accepted_twenty_times(string name)
    {
        for (var run = 1; run <= Runs; run++)
        {
            var verify = new Invocation { WorkingFolder = Repository.Root, Variables = { [BuiltPlugins.Variable] = BuiltPlugins.Folder } };
            var exit = await verify.RunAsync("verify", $"recordings/{name}");
            Assert.True(exit == ExitCode.Fine, $"run {run} of hybrid verify recordings/{name} ended with {exit}\n{verify.Everything}");
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_shipped_recording_in_lockstep_through_sockets_has_the_hashes_of_its_live_run_twenty_times(string name)
    {
        for (var run = 1; run <= Runs; run++)
        {
            var replay = new Invocation { WorkingFolder = Repository.Root, Variables = { [BuiltPlugins.Variable] = BuiltPlugins.Folder } };
            var exit = await replay.RunAsync("replay", $"recordings/{name}", "--pace", "lockstep");
            Assert.True(exit == ExitCode.Fine, $"run {run} of hybrid replay recordings/{name} --pace lockstep ended with {exit}\n{replay.Everything}");
            Assert.Contains("\nas the live run\n", replay.Out.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_shipped_recording_is_sound_to_its_last_byte(string name)
    {
        var validate = new Invocation { WorkingFolder = Repository.Root };

        var exit = await validate.RunAsync("recording", "validate", $"recordings/{name}");

        Assert.True(exit == ExitCode.Fine, validate.Everything);
        Assert.Contains("0 errors, 0 warnings", validate.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_shipped_recording_says_why_it_exists_and_where_it_was_made(string name)
    {
        var header = File.ReadLines(Path.Combine(Folder, name, "session.jsonl")).First();

        Assert.Contains("\"env\":\"simulated\"", header, StringComparison.Ordinal);
        Assert.Contains("\"note\":\"", header, StringComparison.Ordinal);
        Assert.Contains($"[`{name}`]({name})", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
    }

    // Those that somebody accepted: one that was made a minute ago is nobody's promise yet.
    private static List<string> Names() =>
        [.. Directory.EnumerateFiles(Folder, "expected.hash.txt", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];
}
