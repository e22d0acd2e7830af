using Microsoft.Data.Sqlite;

namespace PluginHybrid.Hosting.State;

/// <summary>The database's tables, as the steps that lead to them. A step, once released, is never edited: a new one follows.</summary>
internal static class Migrations
{
    /// <summary>Step n leads from version n to n + 1; SQLite's <c>user_version</c> tells how far a file has come.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE runs (id INTEGER PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER, host TEXT NOT NULL);
        CREATE TABLE plugin_values (plugin TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (plugin, key)) WITHOUT ROWID;
        CREATE TABLE journal (
            id INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL, input INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
            plugin TEXT NOT NULL, number INTEGER NOT NULL, mode TEXT, account TEXT, symbol TEXT, position_idx INTEGER, life INTEGER NOT NULL,
            order_link_id TEXT NOT NULL, order_id TEXT NOT NULL, what TEXT NOT NULL, because TEXT NOT NULL, cause TEXT NOT NULL);
        """,
        """
        CREATE INDEX journal_command ON journal (plugin, number);
        CREATE INDEX journal_leg ON journal (symbol, position_idx);
        CREATE INDEX journal_link ON journal (order_link_id) WHERE order_link_id <> '';
        CREATE INDEX journal_order ON journal (order_id) WHERE order_id <> '';
        CREATE INDEX journal_at ON journal (at);
        """,
        """
        CREATE TABLE legs (
            account TEXT NOT NULL, symbol TEXT NOT NULL, position_idx INTEGER NOT NULL, life INTEGER NOT NULL, position TEXT, seq INTEGER, at INTEGER,
            PRIMARY KEY (account, symbol, position_idx)) WITHOUT ROWID;
        """,
    ];

    /// <summary>Brings a file to <paramref name="target"/>, each step whole or not at all.</summary>
    /// <param name="connection">Open, not in a transaction.</param>
    /// <param name="target">The version wanted.</param>
    /// <exception cref="StateUnusableException">The file was written by a newer hybrid.</exception>
    public static void Apply(SqliteConnection connection, int target)
    {
        var version = (int)connection.Long("PRAGMA user_version");
        if (version > target)
        {
            throw new StateUnusableException(
                $"{connection.DataSource} has schema version {version}; this hybrid knows up to {target}. Run the newer hybrid again, or choose another state.folder.");
        }

        for (; version < target; version++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Run(Steps[version]);
            connection.Run($"PRAGMA user_version = {version + 1}");
            transaction.Commit();
        }
    }
}
