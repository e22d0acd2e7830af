using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.State;

[Category(Level.Integration)]
public sealed class StateStoreTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_turn_wrote_is_read_at_once_and_after_a_restart()
    {
        using (var store = _folder.Open())
        {
            store.States.Write("trail", StateFolder.Values(("high", "101.5"), ("armed", "true"), ("old", "1")));
            store.States.Write("trail", StateFolder.Values(("old", null), ("high", "102")));
            store.States.Write("other", StateFolder.Values(("high", "7")));
            Assert.Equal("armed=true high=102", Text(store.States.Load("trail")));
        }

        using var again = _folder.Open();
        Assert.Equal("armed=true high=102", Text(again.States.Load("trail")));
        Assert.Equal("high=7", Text(again.States.Load("other")));
    }

    [Fact]
    public async Task An_abandoned_store_keeps_what_was_durable_writes_no_end_and_is_free_for_the_next()
    {
        var writes = 0;
        var store = StateStore.Open(_folder.Options() with { Writing = _ => writes++ });
        var durable = new TaskCompletionSource();
        store.Journal.Append(StateFolder.Line(1));
        store.Journal.WhenDurable(durable.SetResult);
        await Wait.For("the line is durable", durable.Task);
        var before = writes;

        store.Abandon();
        store.Journal.Append(StateFolder.Line(2));
        store.States.Write("trail", StateFolder.Values(("high", "101")));
        store.Dispose();

        Assert.Equal(before, writes);
        using var again = _folder.Open();
        Assert.Equal([1L], _folder.Lines().Select(line => line.Entry.Number));
        Assert.Empty(again.States.Load("trail"));
        store.Dispose();
        Assert.Throws<StateInUseException>(() => _folder.Open());
    }

    [Fact]
    public void A_rollback_puts_values_back_also_on_the_disk()
    {
        using (var store = _folder.Open())
        {
            store.States.Write("trail", StateFolder.Values(("high", "101"), ("armed", "true")));
            var before = store.States.Load("trail");
            store.States.Write("trail", StateFolder.Values(("high", "999"), ("armed", null), ("new", "1")));
            Assert.Equal("armed=true high=101", Text(before));

            store.States.Restore("trail", before);
            Assert.Equal("armed=true high=101", Text(store.States.Load("trail")));
        }

        using var again = _folder.Open();
        Assert.Equal("armed=true high=101", Text(again.States.Load("trail")));
    }

    [Fact]
    public void Lines_come_back_whole_in_the_order_of_the_calls()
    {
        JournalEntry[] written =
        [
            StateFolder.Line(1),
            StateFolder.Line(2, JournalKind.Sent) with { Leg = null, Mode = null, OrderId = "venue-2" },
            StateFolder.Line(0, JournalKind.Operator, "halt: lunch") with { Plugin = "host", OrderLinkId = "", Because = "", Cause = "" },
        ];
        using (var store = _folder.Open())
        {
            Array.ForEach(written, store.Journal.Append);
        }

        var lines = _folder.Lines();
        Assert.Equal(written, lines.Select(line => line.Entry));
        Assert.All(lines, line => Assert.Equal(1, line.Run));
    }

    [Fact]
    public async Task State_of_a_turn_is_on_the_disk_before_a_later_line_is_called_durable()
    {
        using var store = _folder.Open();
        for (var turn = 1; turn <= 200; turn++)
        {
            store.States.Write("trail", StateFolder.Values(("turn", $"{turn}")));
            store.Journal.Append(StateFolder.Line(turn));
            var durable = new TaskCompletionSource<(string Value, int Lines)>(TaskCreationOptions.RunContinuationsAsynchronously);
            store.Journal.WhenDurable(() => durable.SetResult((StoredTurn(), _folder.Lines().Count)));
            Assert.Equal(($"{turn}", turn), await Wait.For("the line is durable", durable.Task));
        }
    }

    [Fact]
    public async Task Two_readers_read_while_the_host_writes_and_see_lines_without_holes()
    {
        using var store = _folder.Open();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReadUntil(done.Token))).ToArray();
        for (var number = 1; number <= 3000; number++)
        {
            store.Journal.Append(StateFolder.Line(number));
        }

        await Wait.Until("all lines are there", () => _folder.Lines().Count == 3000);
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0, "a reader never got to read"));
    }

    [Fact]
    public void A_second_host_is_refused_and_told_the_process()
    {
        using var store = _folder.Open();

        var refused = Assert.Throws<StateInUseException>(() => _folder.Open());

        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Files.Database, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_ended_leaves_the_folder_to_the_next()
    {
        _folder.Open().Dispose();
        _folder.Open().Dispose();
        Assert.False(File.Exists(_folder.Files.Owner));
    }

    [Fact]
    public void Nobody_but_the_owner_may_look_into_any_of_the_files()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions.");
            return;
        }

        using var store = _folder.Open();
        store.Journal.Append(StateFolder.Line(1));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.Files.Folder));
        Assert.Contains(Directory.GetFiles(_folder.Files.Folder), path => path.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var path in Directory.GetFiles(_folder.Files.Folder))
        {
            Assert.Equal((path, UnixFileMode.UserRead | UnixFileMode.UserWrite), (path, File.GetUnixFileMode(path)));
        }
    }

    [Fact]
    public void What_was_sent_without_an_outcome_is_found_by_the_next_run()
    {
        var now = TimeProvider.System.GetUtcNow();
        using (var store = _folder.Open())
        {
            store.Journal.Append(StateFolder.Line(1, JournalKind.Sent) with { At = now });
            store.Journal.Append(StateFolder.Line(1, JournalKind.Outcome, "accepted 100") with { At = now });
            store.Journal.Append(StateFolder.Line(2, JournalKind.Sent) with { At = now });
            store.Journal.Append(StateFolder.Line(3, JournalKind.Sent) with { At = now.AddDays(-2) });
            store.Journal.Append(StateFolder.Line(4) with { At = now });
        }

        using (var second = _folder.Open())
        {
            Assert.Equal(2, Assert.Single(second.Unfinished).Entry.Number);

            // The same number in another run is another command; the order's id is the same order.
            second.Journal.Append(StateFolder.Line(2, JournalKind.Outcome) with { At = now, OrderLinkId = "" });
        }

        using (var third = _folder.Open())
        {
            Assert.Equal("link-2", Assert.Single(third.Unfinished).Entry.OrderLinkId);
            third.Journal.Append(StateFolder.Line(0, JournalKind.Outcome) with { At = now, Plugin = "host", OrderLinkId = "link-2" });
        }

        using var fourth = _folder.Open();
        Assert.Empty(fourth.Unfinished);
    }

    [Fact]
    public void A_stop_whose_fate_a_later_run_found_out_is_not_asked_for_again()
    {
        var now = TimeProvider.System.GetUtcNow();
        using (var first = _folder.Open())
        {
            first.Journal.Append(StateFolder.Line(1, JournalKind.Sent) with { At = now, OrderLinkId = "", What = "set-stop 100 mark" });
        }

        using (var second = _folder.Open())
        {
            second.Journal.Append(Assert.Single(second.Unfinished).Entry with { Kind = JournalKind.Outcome, What = "recovered: done" });
        }

        using var third = _folder.Open();
        Assert.Empty(third.Unfinished);
    }

    private static string Text(IReadOnlyDictionary<string, string> values) => string.Join(' ', values.Select(pair => $"{pair.Key}={pair.Value}"));

    private string StoredTurn()
    {
        using var connection = StoreFile.OpenForReading(_folder.Files);
        return connection.Text("SELECT value FROM plugin_values WHERE plugin = 'trail' AND key = 'turn'");
    }

    private int ReadUntil(CancellationToken done)
    {
        var reads = 0;
        using var reader = JournalReader.Open(_folder.Files)!;
        do
        {
            var numbers = reader.All().Select(line => line.Entry.Number).ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
            reads++;
        }
        while (!done.IsCancellationRequested);

        return reads;
    }
}
