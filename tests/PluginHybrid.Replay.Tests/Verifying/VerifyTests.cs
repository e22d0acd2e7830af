using PluginHybrid.Replay.Tests.Rigging;
using PluginHybrid.Replay.Verifying;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Verifying;

[Category(Level.Integration)]
public sealed class VerifyTests(RecordedSession session) : IClassFixture<RecordedSession>
{
    private readonly RecordingVerifier _verifier = new((_, _) => session.Live.Plugins(), TimeProvider.System);

    [Fact]
    public async Task What_was_accepted_is_verified_until_a_line_or_a_hash_changes()
    {
        var before = await _verifier.VerifyAsync(session.Path, TestContext.Current.CancellationToken);
        Assert.Equal(VerifyOutcome.NotAccepted, before.Outcome);

        var accepted = await _verifier.AcceptAsync(session.Path, TestContext.Current.CancellationToken);
        Assert.Equal((VerifyOutcome.Accepted, true), (accepted.Outcome, accepted.IsGood));
        Assert.Equal(VerifyOutcome.Same, (await _verifier.VerifyAsync(session.Path, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal("", (await _verifier.AcceptAsync(session.Path, TestContext.Current.CancellationToken)).Text);

        await Edit(GoldenFiles.EventsName, text => text.Replace("stop - target", "stop 5 target", StringComparison.Ordinal));
        var changed = await _verifier.VerifyAsync(session.Path, TestContext.Current.CancellationToken);
        Assert.Equal(VerifyOutcome.Different, changed.Outcome);
        Assert.Contains("first event that differs, line ", changed.Text, StringComparison.Ordinal);
        Assert.Matches("(?m)^  - .*stop 5 target", changed.Text);
        Assert.Matches("(?m)^  \\+ .*stop - target", changed.Text);
        Assert.Matches("(?m)^  caused by \\{\"k\":\"", changed.Text);
        Assert.Contains($"hybrid replay {session.Path} --core", changed.Text, StringComparison.Ordinal);

        await Edit(GoldenFiles.EventsName, text => text.Replace("stop 5 target", "stop - target", StringComparison.Ordinal));
        await Edit(GoldenFiles.HashName, text => text.Replace("events ", "events 0", StringComparison.Ordinal));
        Assert.Contains("no line differs, but the hashes do", (await _verifier.VerifyAsync(session.Path, TestContext.Current.CancellationToken)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_recordings_is_found_in_order()
    {
        Assert.Equal([session.Path], RecordingVerifier.Find(Path.GetDirectoryName(session.Path)!));
        Assert.Equal([session.Path], RecordingVerifier.Find(session.Path));
    }

    [Fact]
    public void Results_become_one_test_case_each_for_ci() => Assert.Equal(
        """
        <testsuite name="hybrid verify" tests="2" failures="1" errors="0">
          <testcase classname="recordings" name="one" time="1.500" />
          <testcase classname="recordings" name="two" time="0.000">
            <failure message="Different">  - a &lt; b
        </failure>
          </testcase>
        </testsuite>

        """,
        JUnitText.Of(
        [
            new VerifyResult("x/one", VerifyOutcome.Same, TimeSpan.FromSeconds(1.5), ""),
            new VerifyResult("x/two", VerifyOutcome.Different, TimeSpan.Zero, "  - a < b\n"),
        ]));

    private async Task Edit(string name, Func<string, string> change)
    {
        var path = Path.Combine(session.Path, name);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.NotEqual(text, change(text));
        await File.WriteAllTextAsync(path, change(text), TestContext.Current.CancellationToken);
    }
}
