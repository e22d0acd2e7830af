using Microsoft.Data.Sqlite;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.State;

/// <summary>The newest of each leg, kept over restarts in one order with all else.</summary>
[Category(Level.Integration)]
public sealed class StoredLegsTests : IDisposable
{
    private readonly StateFolder _folder = new();
    private readonly LogLines _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_newest_of_each_leg_is_read_at_once_and_after_a_restart()
    {
        KnownLeg[] wanted = [StateFolder.Leg(3), StateFolder.Leg(1, isOpen: false, "ETHUSDT")];
        using (var store = _folder.Open())
        {
            store.Journal.Keep(StateFolder.Leg(2));
            store.Journal.Keep(StateFolder.Leg(1, symbol: "ETHUSDT"));
            store.Journal.Keep(StateFolder.Leg(2, isOpen: false));
            store.Journal.Keep(wanted[1]);
            store.Journal.Keep(wanted[0]);
            Assert.Equal(wanted, store.Legs);
        }

        using var again = _folder.Open();
        Assert.Equal(wanted, again.Legs);
    }

    [Fact]
    public void A_position_keeps_every_fact_to_the_last_digit()
    {
        using (var store = _folder.Open())
        {
            store.Journal.Keep(StateFolder.Leg(7));
        }

        using var again = _folder.Open();
        var (was, read) = (StateFolder.Leg(7).Open!, Assert.Single(again.Legs).Open!);
        Assert.Equal(was, read);
        Assert.Equal("0.500 61250.50", FormattableString.Invariant($"{read.Size} {read.EntryPrice}"));
    }

    [Fact]
    public async Task Who_waits_for_the_disk_waits_for_legs_too()
    {
        using var store = _folder.Open();
        var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Journal.Keep(StateFolder.Leg(4));
        store.Journal.WhenDurable(durable.SetResult);

        await Wait.For("the disk", durable.Task);

        using var connection = StoreFile.OpenForReading(_folder.Files);
        Assert.Equal(4, connection.Long("SELECT life FROM legs"));
    }

    [Fact]
    public void A_database_from_before_legs_were_kept_begins_with_none()
    {
        using (var store = _folder.Open())
        {
            store.States.Write("trail", StateFolder.Values(("high", "1")));
        }

        using (var old = new SqliteConnection($"Data Source={_folder.Files.Database};Pooling=False"))
        {
            old.Open();
            old.Run("DROP TABLE legs; PRAGMA user_version = 2");
        }

        using (var store = _folder.Open(_log))
        {
            Assert.Empty(store.Legs);
            Assert.Equal("1", store.States.Load("trail")["high"]);
            store.Journal.Keep(StateFolder.Leg(1));
        }

        using var again = _folder.Open(_log);
        Assert.Equal([StateFolder.Leg(1)], again.Legs);
        Assert.Equal("", _log.Text);
    }

    [Fact]
    public void One_from_before_that_a_full_disk_leaves_as_it_is_can_be_read()
    {
        using (var store = _folder.Open())
        {
            store.Journal.Keep(StateFolder.Leg(1));
        }

        using (var old = new SqliteConnection($"Data Source={_folder.Files.Database};Pooling=False"))
        {
            old.Open();
            old.Run("DROP TABLE legs; PRAGMA user_version = 2");
        }

        using var reading = StoreFile.OpenForReading(_folder.Files);

        Assert.Empty(LegRows.Read(reading, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
    }

    [Fact]
    public void The_place_at_which_a_leg_closed_is_kept()
    {
        var closed = StateFolder.Leg(3, isOpen: false) with { ClosedSequence = 140_667_058_318_085, ClosedAt = StateFolder.Noon };
        using (var store = _folder.Open())
        {
            store.Journal.Keep(closed);
        }

        using var again = _folder.Open();
        Assert.Equal([closed], again.Legs);
    }

    [Fact]
    public void A_position_that_cannot_be_read_leaves_the_count_of_lives()
    {
        using (var store = _folder.Open())
        {
            store.Journal.Keep(StateFolder.Leg(5));
        }

        using (var broken = new SqliteConnection($"Data Source={_folder.Files.Database};Pooling=False"))
        {
            broken.Open();
            broken.Run("UPDATE legs SET position = '{'");
        }

        using var again = _folder.Open(_log);

        Assert.Equal([StateFolder.Leg(5, isOpen: false)], again.Legs);
        Assert.Contains("BTCUSDT#1 cannot be read", _log.Text, StringComparison.Ordinal);
    }
}
