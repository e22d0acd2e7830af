using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Commands;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>What lies in <c>recordings/</c> is sound, safe, and leads to what was accepted, every time.</summary>
[Category(Level.System)]
public sealed class ShippedRecordingsTests
{
    private const int Runs = 20;

    public static TheoryData<string> Recordings => [.. ShippedRecordings.Names];

    [Fact]
    public void There_are_recordings() => Assert.True(ShippedRecordings.Names.Count >= 8, $"found {string.Join(", ", ShippedRecordings.Names)}");

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_shipped_recording_leads_to_what_was_accepted_twenty_times(string name)
    {
        var loading = ShippedRecordings.LoadingOnce();
        for (var run = 1; run <= Runs; run++)
        {
            var verify = ShippedRecordings.Invocation(loading);
            var exit = await verify.RunAsync("verify", $"recordings/{name}");
            Assert.True(exit == ExitCode.Fine, $"run {run} of hybrid verify recordings/{name} ended with {exit}\n{verify.Everything}");
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
        using var reader = RecordingReader.Open(Path.Combine(ShippedRecordings.Folder, name));

        Assert.Equal("simulated", reader.Header.Environment);
        Assert.NotEmpty(reader.Header.Note);
        Assert.Contains($"[`{name}`]({name})", File.ReadAllText(Path.Combine(ShippedRecordings.Folder, "README.md")), StringComparison.Ordinal);
    }
}
