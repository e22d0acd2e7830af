using Microsoft.Data.Sqlite;
using PluginHybrid.Hosting.Journal;

namespace PluginHybrid.Hosting.State;

/// <summary>The writer's connection, with its prepared statements. Used by one thread.</summary>
internal sealed class StoreConnection : IDisposable
{
    private const int PrunedAtOnce = 500;

    private readonly SqliteConnection _connection;
    private readonly JournalInsert _insert;
    private readonly StateStoreOptions _options;

    /// <summary>Takes over an open connection and begins a run.</summary>
    /// <param name="connection">Open for writing, migrated.</param>
    /// <param name="run">The run to go on with; 0 begins one.</param>
    /// <param name="options">Host and clock.</param>
    public StoreConnection(SqliteConnection connection, long run, StateStoreOptions options)
    {
        (_connection, _options) = (connection, options);
        Run = run != 0 ? run : connection.Long(
            "INSERT INTO runs (started, host) VALUES ($started, $host) RETURNING id",
            ("$started", Statements.Micros(options.Time.GetUtcNow())),
            ("$host", options.Host));
        _insert = new JournalInsert(connection, Run);
    }

    /// <summary>Number of this run in the database.</summary>
    public long Run { get; }

    /// <summary>Writes a batch, all or nothing.</summary>
    /// <param name="batch">Is left as it is.</param>
    public void Write(WriteBatch batch)
    {
        _options.Writing(_connection);
        using var transaction = _connection.BeginTransaction();
        foreach (var ((plugin, key), value) in batch.Values)
        {
            Write(plugin, key, value);
        }

        foreach (var leg in batch.Legs.Values)
        {
            LegRows.Write(_connection, leg);
        }

        foreach (var line in batch.Lines)
        {
            _insert.Write(line, transaction);
        }

        transaction.Commit();
    }

    /// <summary>Removes a part of what is too old or too much; what goes wrong is only logged.</summary>
    /// <returns>True when there is more to do.</returns>
    public bool TryPrune()
    {
        try
        {
            var removed = Prune();
            if (removed > 0)
            {
                _connection.Run("PRAGMA incremental_vacuum(256)");
                Log.Pruned(_options.Logger, _options.Files.Database, removed);
            }

            return removed == PrunedAtOnce;
        }
        catch (SqliteException fault)
        {
            Log.PruneFails(_options.Logger, _options.Files.Database, fault.Message);
            return false;
        }
    }

    /// <summary>Notes that the run ended as it should.</summary>
    /// <param name="at">When.</param>
    public void EndRun(DateTimeOffset at) =>
        _connection.Run("UPDATE runs SET ended = $at WHERE id = $run", ("$at", Statements.Micros(at)), ("$run", Run));

    /// <inheritdoc />
    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private int Prune()
    {
        var removed = _connection.Run(
            "DELETE FROM journal WHERE id IN (SELECT id FROM journal WHERE at < $oldest ORDER BY id LIMIT $count)",
            ("$oldest", Statements.Micros(_options.Time.GetUtcNow() - _options.KeepJournal)),
            ("$count", PrunedAtOnce));
        return removed == 0 && Bytes() > _options.MaxBytes
            ? _connection.Run("DELETE FROM journal WHERE id IN (SELECT id FROM journal ORDER BY id LIMIT $count)", ("$count", PrunedAtOnce))
            : removed;
    }

    private long Bytes() =>
        (_connection.Long("PRAGMA page_count") - _connection.Long("PRAGMA freelist_count")) * _connection.Long("PRAGMA page_size");

    private void Write(string plugin, string key, string? value)
    {
        if (value is null)
        {
            _connection.Run("DELETE FROM plugin_values WHERE plugin = $plugin AND key = $key", ("$plugin", plugin), ("$key", key));
        }
        else
        {
            _connection.Run(
                "INSERT INTO plugin_values (plugin, key, value) VALUES ($plugin, $key, $value) ON CONFLICT DO UPDATE SET value = $value",
                ("$plugin", plugin),
                ("$key", key),
                ("$value", value));
        }
    }
}
