using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.State;

[Category(Level.Failover)]
public sealed class DiskTroubleTests : IDisposable
{
    private readonly StateFolder _folder = new();
    private readonly LogLines _log = new();
    private readonly FakeTimeProvider _time = new(StateFolder.Noon);
    private volatile bool _full;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_is_told_once_holds_up_nobody_and_is_made_good_when_it_recovers()
    {
        var number = 0;
        using (var store = Open(backlog: 50))
        {
            store.States.Write("trail", StateFolder.Values(("high", "1")));
            _full = true;
            while (store.Failure is null && number < 1000)
            {
                await Append(store, ++number);
            }

            Assert.Contains("full", store.Failure, StringComparison.Ordinal);
            store.States.Write("trail", StateFolder.Values(("high", "2")));
            for (var more = 0; more < 100; more++)
            {
                await Append(store, ++number);
            }

            Assert.Equal("2", store.States.Load("trail")["high"]);
            Assert.Equal(1, _log.Count("cannot be written"));
            Assert.InRange(store.LostLines, 51, 101);

            _full = false;
            _time.Advance(TimeSpan.FromSeconds(1));
            await Wait.Until("the disk takes it again", () => store.Failure is null, () => _log.Text);
        }

        var lines = _folder.Lines();
        Assert.Equal(number, lines.Max(line => line.Entry.Number));
        var told = Assert.Single(lines, line => line.Entry.Kind == JournalKind.Alarm).Entry.What;
        Assert.Equal($"journal written again, {number + 1 - lines.Count} lines lost", told);
        using var again = _folder.Open();
        Assert.Equal("2", again.States.Load("trail")["high"]);
    }

    [Fact]
    public async Task A_database_that_breaks_while_the_host_runs_is_replaced_with_all_values_in_it()
    {
        using (var store = Open())
        {
            store.States.Write("trail", StateFolder.Values(("high", "101")));
            store.Journal.Append(StateFolder.Line(1));
            await Durable(store);
            Overwrite(_folder.Files.Database + "-wal", 0);
            Overwrite(_folder.Files.Database, 0);
            for (var number = 2; number < 100 && !_folder.Aside.Any(); number++)
            {
                store.Journal.Append(StateFolder.Line(number));
                store.States.Write("trail", StateFolder.Values(("turn", $"{number}")));
                await Durable(store);
                _time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        using var again = _folder.Open(_log);
        Assert.Equal("101", again.States.Load("trail")["high"]);
    }

    [Fact]
    public void A_state_folder_that_cannot_be_made_is_refused_with_the_way_out()
    {
        var file = Path.Combine(_folder.Files.Folder, "in-the-way");
        Directory.CreateDirectory(_folder.Files.Folder);
        File.WriteAllText(file, "");

        var refused = Assert.Throws<StateUnusableException>(
            () => StateStore.Open(_folder.Options() with { Files = new(Path.Combine(file, "state"), "simulated", "main") }));

        Assert.Contains("state.folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_lines_are_removed_in_the_background_and_young_ones_stay()
    {
        using var store = Open();
        for (var number = 1; number <= 1200; number++)
        {
            store.Journal.Append(StateFolder.Line(number) with { At = StateFolder.Noon.AddDays(number <= 1100 ? -91 : -89) });
        }

        await Durable(store);
        _time.Advance(TimeSpan.FromMinutes(10));

        await Wait.Until("the old lines are gone", () => _folder.Lines().Count == 100, () => $"{_folder.Lines().Count} lines");
        Assert.Equal(1101, _folder.Lines()[0].Entry.Number);
    }

    [Fact]
    public async Task A_journal_that_grows_too_large_loses_its_oldest_lines()
    {
        using var store = StateStore.Open(_folder.Options() with { Time = _time, MaxBytes = 300_000 });
        for (var number = 1; number <= 3000; number++)
        {
            store.Journal.Append(StateFolder.Line(number));
        }

        await Durable(store);
        _time.Advance(TimeSpan.FromMinutes(10));

        await Wait.Until("lines are gone", () => _folder.Lines().Count is > 0 and < 2501, () => $"{_folder.Lines().Count} lines");
        Assert.Equal(3000, _folder.Lines()[^1].Entry.Number);
    }

    [Fact]
    public async Task A_disk_that_hangs_lets_go_of_who_waits_after_a_while()
    {
        using var goesOn = new ManualResetEventSlim();
        using var stands = new ManualResetEventSlim();
        using (var store = StateStore.Open(_folder.Options(_log) with { Time = _time, Writing = _ => Stand(stands, goesOn) }))
        {
            store.Journal.Append(StateFolder.Line(1));
            await Wait.Until("the disk hangs", () => stands.IsSet);
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            store.Journal.Append(StateFolder.Line(2));
            store.Journal.WhenDurable(gone.SetResult);
            _time.Advance(TimeSpan.FromSeconds(1.9));
            Assert.False(gone.Task.IsCompleted, "let go before its time");

            _time.Advance(TimeSpan.FromSeconds(2));
            await Wait.For("the waiter is let go", gone.Task);
            await Wait.Until("it is told", () => _log.Count("longer than") == 1, () => _log.Text);
            goesOn.Set();
        }

        Assert.Equal(2, _folder.Lines().Count);
    }

    private static void Stand(ManualResetEventSlim stands, ManualResetEventSlim goesOn)
    {
        stands.Set();
        goesOn.Wait(TestContext.Current.CancellationToken);
    }

    // SQLite itself says that the disk is full: no page above those in use is granted.
    private StateStore Open(int backlog = 10_000) => StateStore.Open(_folder.Options(_log) with
    {
        Time = _time,
        BacklogLines = backlog,
        Writing = connection => connection.Run($"PRAGMA max_page_count = {(_full ? 1 : 1_000_000)}"),
    });

    private static async Task Append(StateStore store, int number)
    {
        store.Journal.Append(StateFolder.Line(number));
        await Durable(store);
    }

    private static async Task Durable(StateStore store)
    {
        var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Journal.WhenDurable(durable.SetResult);
        await Wait.For("the journal is durable", durable.Task);
    }

    private static void Overwrite(string path, long from)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = from;
        file.Write(new byte[8192]);
    }
}
