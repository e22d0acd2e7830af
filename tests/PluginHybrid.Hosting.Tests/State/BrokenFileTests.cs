using Microsoft.Data.Sqlite;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.State;

[Category(Level.Failover)]
public sealed class BrokenFileTests : IDisposable
{
    private readonly StateFolder _folder = new();
    private readonly LogLines _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Garbage_is_set_aside_with_its_wal_and_a_fresh_database_works()
    {
        Directory.CreateDirectory(_folder.Files.Folder);
        File.WriteAllText(_folder.Files.Database, new string('x', 20_000));
        File.WriteAllText(_folder.Files.Database + "-wal", "left over");

        using (var store = _folder.Open(_log))
        {
            store.Journal.Append(StateFolder.Line(1));
        }

        Assert.Single(_folder.Lines());
        Assert.Contains(_folder.Aside, name => name.StartsWith("simulated-main.db.corrupt-", StringComparison.Ordinal));
        Assert.Equal(1, _log.Count("was set aside as"));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(20_000)]
    public void A_torn_file_is_set_aside_and_the_next_start_is_clean(int length)
    {
        Write(500);
        using (var file = File.OpenWrite(_folder.Files.Database))
        {
            file.SetLength(length);
        }

        _folder.Open(_log).Dispose();
        Assert.Equal(1, _log.Count("was set aside as"));
        _folder.Open(_log).Dispose();
        Assert.Equal(1, _log.Count("was set aside as"));
        Assert.Single(_folder.Aside);
    }

    [Fact]
    public void A_page_of_noise_in_the_middle_is_found_at_the_start()
    {
        Write(500);
        using (var file = File.OpenWrite(_folder.Files.Database))
        {
            file.Position = 4096 * 4;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096 * 3).ToArray());
        }

        _folder.Open(_log).Dispose();

        Assert.Equal(1, _log.Count("was set aside as"));
    }

    [Fact]
    public void A_zero_length_file_is_a_fresh_start()
    {
        Directory.CreateDirectory(_folder.Files.Folder);
        File.WriteAllBytes(_folder.Files.Database, []);

        _folder.Open(_log).Dispose();

        Assert.Empty(_folder.Aside);
        Assert.Equal("", _log.Text);
    }

    [Fact]
    public void A_torn_wal_loses_only_what_was_not_committed()
    {
        Write(3);
        File.WriteAllBytes(_folder.Files.Database + "-wal", [.. Enumerable.Repeat((byte)7, 3000)]);

        _folder.Open(_log).Dispose();

        Assert.Equal(3, _folder.Lines().Count);
        Assert.Empty(_folder.Aside);
    }

    [Fact]
    public void Two_broken_files_within_a_second_get_two_names()
    {
        Directory.CreateDirectory(_folder.Files.Folder);
        var options = _folder.Options(_log) with { Time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(StateFolder.Noon) };
        for (var time = 0; time < 2; time++)
        {
            File.WriteAllText(_folder.Files.Database, new string('x', 20_000));
            StateStore.Open(options).Dispose();
        }

        Assert.Equal(["simulated-main.db.corrupt-20260301-120000", "simulated-main.db.corrupt-20260301-120000-2"], _folder.Aside);
    }

    [Fact]
    public void A_file_of_the_version_before_is_brought_up_to_date_with_what_it_holds()
    {
        Write(3);
        Rebuild(Migrations.Steps.Count - 1);

        _folder.Open(_log).Dispose();

        Assert.Equal(3, _folder.Lines().Count);
        using var connection = StoreFile.OpenForReading(_folder.Files);
        Assert.Equal(Migrations.Steps.Count, connection.Long("PRAGMA user_version"));
        Assert.Equal(5, connection.Long("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name LIKE 'journal_%'"));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        Write(1);
        using (var connection = new SqliteConnection($"Data Source={_folder.Files.Database};Pooling=False"))
        {
            connection.Open();
            connection.Run("PRAGMA user_version = 99");
        }

        var refused = Assert.Throws<StateUnusableException>(() => _folder.Open(_log));

        Assert.Contains("schema version 99", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Aside);
    }

    private void Write(int lines)
    {
        using var store = _folder.Open();
        for (var number = 1; number <= lines; number++)
        {
            store.Journal.Append(StateFolder.Line(number));
        }
    }

    // The same content in the tables of an earlier version.
    private void Rebuild(int version)
    {
        var old = _folder.Files.Database + ".old";
        File.Move(_folder.Files.Database, old);
        using var connection = new SqliteConnection($"Data Source={_folder.Files.Database};Pooling=False");
        connection.Open();
        Migrations.Apply(connection, version);
        connection.Run($"ATTACH '{old}' AS old; INSERT INTO journal SELECT * FROM old.journal; INSERT INTO runs SELECT * FROM old.runs;");
    }
}
