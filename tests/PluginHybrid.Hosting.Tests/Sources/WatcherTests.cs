using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Integration)]
public sealed class WatcherTests : IDisposable
{
    private readonly PluginFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _told = [];
    private readonly List<string> _problems = [];
    private readonly SourceWatcher _watcher;

    public WatcherTests()
    {
        var catalog = new PluginCatalog([_folder.Plugins]);
        _watcher = new SourceWatcher(catalog, change => _told.Add($"{change.Kind} {change.Candidate.Id}"), _time, problem => _problems.Add($"{problem.Code} {Path.GetFileName(problem.File)}"));
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_copy_in_place_is_told_once()
    {
        Begin();
        _folder.Write("calm.csx", "var x = 2;");
        MustTell("Changed calm");
    }

    [Fact]
    public void A_rename_over_the_file_is_told_once()
    {
        Begin();
        File.Move(_folder.Write("calm.csx.tmp", "var x = 2;"), Path.Combine(_folder.Plugins, "calm.csx"), overwrite: true);
        MustTell("Changed calm");
    }

    [Fact]
    public void A_slow_writer_is_told_when_it_is_done()
    {
        Begin();
        foreach (var chunk in (string[])["var x", " = 2", ";\n"])
        {
            File.AppendAllText(Path.Combine(_folder.Plugins, "calm.csx"), chunk);
            Look();
            Assert.Empty(_told);
        }

        MustTell("Changed calm");
    }

    [Fact]
    public void A_touch_is_nothing()
    {
        Begin();
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Plugins, "calm.csx"), DateTime.UnixEpoch);
        MustTell();
    }

    [Fact]
    public void The_same_bytes_written_again_are_nothing()
    {
        Begin();
        _folder.Write("calm.csx", "var x = 1;");
        MustTell();
    }

    [Fact]
    public void A_deleted_file_is_told_once()
    {
        Begin();
        File.Delete(Path.Combine(_folder.Plugins, "calm.csx"));
        MustTell("Removed calm");
    }

    [Fact]
    public void A_file_that_is_away_for_one_look_is_nothing()
    {
        Begin();
        var path = Path.Combine(_folder.Plugins, "calm.csx");
        File.Move(path, path + ".tmp");
        Look();
        File.Move(path + ".tmp", path);
        MustTell();
    }

    [Fact]
    public void A_new_folder_and_a_moved_folder_are_told()
    {
        Begin();
        _folder.Write("storm/storm.dll", "one");
        MustTell("Added storm");
        Directory.Move(Path.Combine(_folder.Plugins, "storm"), Path.Combine(_folder.Home, "storm"));
        MustTell("Removed storm");
        Directory.Move(Path.Combine(_folder.Home, "storm"), Path.Combine(_folder.Plugins, "storm"));
        MustTell("Added storm");
    }

    [Fact]
    public void A_link_that_is_swapped_is_told()
    {
        foreach (var version in (string[])["one", "two"])
        {
            Directory.CreateDirectory(Path.Combine(_folder.Home, version));
            File.WriteAllText(Path.Combine(_folder.Home, version, "storm.dll"), version);
        }

        Directory.CreateSymbolicLink(Path.Combine(_folder.Plugins, "storm"), Path.Combine(_folder.Home, "one"));
        Begin();
        Directory.Delete(Path.Combine(_folder.Plugins, "storm"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Plugins, "storm"), Path.Combine(_folder.Home, "two"));
        MustTell("Changed storm");
    }

    [Fact]
    public void Edited_settings_are_a_change_of_the_plugin()
    {
        Begin();
        _folder.Write("calm.yaml", "percent: 2");
        MustTell("Changed calm");
    }

    [Fact]
    public void Many_files_at_once_are_told_once_each_in_the_order_of_ids()
    {
        Begin();
        for (var i = 0; i < 20; i++) _folder.Write($"p{i:00}.csx", $"var x = {i};");
        MustTell([.. Enumerable.Range(0, 20).Select(i => $"Added p{i:00}")]);
    }

    [Fact]
    public void A_second_form_of_the_id_leaves_the_one_that_runs_alone_and_is_told_once_as_a_problem()
    {
        Begin();
        var twin = _folder.Write("calm.cs", "");
        MustTell();
        Assert.Equal(["HYB0112 calm.cs"], _problems);
        File.Delete(twin);
        MustTell();
        _folder.Write("calm.cs", "");
        MustTell();
        Assert.Equal(["HYB0112 calm.cs", "HYB0112 calm.cs"], _problems);
    }

    [Fact]
    public void The_second_form_takes_the_place_of_the_first_once_that_is_gone()
    {
        Begin();
        _folder.Write("calm.cs", "");
        MustTell();
        File.Delete(Path.Combine(_folder.Plugins, "calm.csx"));
        MustTell("Removed calm", "Added calm");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem_and_not_gone()
    {
        Begin();
        var path = Path.Combine(_folder.Plugins, "calm.csx");
        File.Delete(path);
        File.CreateSymbolicLink(path, path);
        MustTell();
        Assert.Equal(["HYB0113 calm.csx"], _problems);
        File.Delete(path);
        MustTell("Removed calm");
    }

    [Fact]
    public async Task The_file_systems_notice_is_enough()
    {
        Begin();
        var begun = _time.GetUtcNow();
        _folder.Write("calm.csx", "var x = 2;");
        await Wait.Until("the change is told before the first poll", () =>
        {
            if (_time.GetUtcNow() - begun < TimeSpan.FromSeconds(4)) _time.Advance(TimeSpan.FromMilliseconds(5));
            return _told.Count > 0;
        });
        Assert.Equal(["Changed calm"], _told);
    }

    [Fact]
    public void The_poll_finds_what_no_notice_told()
    {
        Begin();
        Directory.Delete(_folder.Plugins, recursive: true);
        _time.Advance(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["Removed calm"], _told);
        _folder.Write("calm.csx", "var x = 1;");
        _time.Advance(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["Removed calm", "Added calm"], _told);
    }

    [Fact]
    public void Nothing_is_told_after_the_end()
    {
        Begin();
        _folder.Write("calm.csx", "var x = 2;");
        _watcher.Dispose();
        MustTell();
    }

    private void Begin()
    {
        _folder.Write("calm.csx", "var x = 1;");
        Assert.Contains(_watcher.Start().Candidates, candidate => candidate.Id == "calm");
    }

    // One look per call: the pause is 150 ms, and time stands still while files are written.
    private void Look()
    {
        _watcher.Hint();
        _time.Advance(TimeSpan.FromMilliseconds(200));
    }

    private void MustTell(params string[] expected)
    {
        for (var i = 0; i < 4; i++) Look();
        Assert.Equal(expected, _told);
        _told.Clear();
    }
}
