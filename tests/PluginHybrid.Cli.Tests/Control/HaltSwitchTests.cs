using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Control;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Control;

[Category(Level.Unit)]
public sealed class HaltSwitchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybrid-");
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _told = [];

    private HaltFile Switch => new(new StateFiles(_folder.FullName, "simulated", "main"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_that_is_there_at_the_start_halts_before_anything_else()
    {
        Switch.Write("crash yesterday");

        using var halt = Begin();

        Assert.Equal(["halt crash yesterday"], _told);
        Assert.Equal("crash yesterday", halt.Reason);
    }

    [Fact]
    public void A_file_that_a_person_makes_or_removes_is_seen_within_a_second()
    {
        using var halt = Begin();
        File.WriteAllText(Path.Combine(_folder.FullName, "HALT"), "");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.StartsWith("halt the file ", Assert.Single(_told), StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder.FullName, "HALT"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("resume the file was removed", _told[^1]);
        Assert.Null(halt.Reason);
    }

    [Fact]
    public void Halting_twice_is_told_once_and_lasts_over_a_restart()
    {
        using (var halt = Begin())
        {
            halt.Halt("one");
            halt.Halt("two");
        }

        using var again = Begin();
        Assert.Equal(["halt one", "halt two"], _told);
    }

    [Fact]
    public void A_file_that_cannot_be_made_does_not_keep_the_host_from_halting()
    {
        using var halt = Begin();
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "HALT.new"));

        Assert.NotNull(halt.Halt("smoke"));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("smoke", halt.Reason);
        Assert.True(halt.Resume("all clear"));
        Assert.Equal(["halt smoke", "resume all clear"], _told);
    }

    [Fact]
    public void Resuming_removes_the_file_and_says_whether_there_was_one()
    {
        using var halt = Begin();
        halt.Halt("one");

        Assert.True(halt.Resume("all clear"));
        Assert.False(halt.Resume("again"));
        Assert.Equal(["halt one", "resume all clear"], _told);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "HALT")));
    }

    private HaltSwitch Begin() => new(Switch, (halted, reason) => _told.Add($"{(halted ? "halt" : "resume")} {reason}"), _time, NullLogger.Instance);
}
