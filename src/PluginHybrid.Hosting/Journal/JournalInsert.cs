using Microsoft.Data.Sqlite;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Hosting.Journal;

/// <summary>The prepared statement that adds a line.</summary>
internal sealed class JournalInsert : IDisposable
{
    private static readonly string[] Columns =
    [
        "run", "input", "at", "kind", "plugin", "number", "mode", "account", "symbol", "position_idx", "life", "order_link_id", "order_id",
        "what", "because", "cause",
    ];

    private readonly SqliteCommand _command;
    private readonly long _run;

    /// <summary>Prepares it.</summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="run">The run all lines belong to.</param>
    public JournalInsert(SqliteConnection connection, long run)
    {
        _run = run;
        _command = connection.Command(
            $"INSERT INTO journal ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(column => "$" + column))})",
            [.. Columns.Select(column => ("$" + column, (object?)null))]);
    }

    /// <summary>Adds a line.</summary>
    /// <param name="entry">The line.</param>
    /// <param name="within">The batch's transaction.</param>
    public void Write(JournalEntry entry, SqliteTransaction within)
    {
        object?[] values =
        [
            _run, entry.Input, Statements.Micros(entry.At), JournalWords.Of(entry.Kind), entry.Plugin, entry.Number,
            entry.Mode is { } mode ? JournalWords.Of(mode) : null, entry.Leg?.Account, entry.Leg?.Symbol, entry.Leg?.PositionIdx, entry.Life,
            entry.OrderLinkId, entry.OrderId, entry.What, entry.Because, entry.Cause,
        ];
        for (var index = 0; index < values.Length; index++)
        {
            _command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        _command.Transaction = within;
        _command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public void Dispose() => _command.Dispose();
}
