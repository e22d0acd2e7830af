using Microsoft.Data.Sqlite;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Journal;

/// <summary>Reads the journal over a connection of its own, also while a host writes it, from any process.</summary>
public sealed class JournalReader : IDisposable
{
    private readonly SqliteConnection _connection;

    private JournalReader(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the journal; <c>null</c> when there is none yet.</summary>
    /// <param name="files">Whose.</param>
    /// <exception cref="StateUnusableException">There is one, and it cannot be read.</exception>
    public static JournalReader? Open(StateFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (!File.Exists(files.Database))
        {
            return null;
        }

        SqliteConnection? connection = null;
        try
        {
            connection = StoreFile.OpenForReading(files);
            if (connection.Long("PRAGMA user_version") == Migrations.Steps.Count)
            {
                return new(connection);
            }

            connection.Dispose();
            throw new StateUnusableException($"{files.Database} was written by another version of hybrid. A run of this version brings an older one up to date.");
        }
        catch (SqliteException unreadable)
        {
            connection?.Dispose();
            throw new StateUnusableException($"{files.Database} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>All lines, oldest first.</summary>
    public IReadOnlyList<JournalLine> All() => JournalQueries.Lines(_connection, "TRUE");

    /// <summary>The lines of a command, over all runs.</summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="number">The command's number.</param>
    public IReadOnlyList<JournalLine> OfCommand(string plugin, long number) => JournalQueries.Lines(
        _connection, "j.plugin = $plugin AND j.number = $number AND j.number > 0", ("$plugin", plugin), ("$number", number));

    /// <summary>The lines that name an order, by our id or the venue's.</summary>
    /// <param name="order">The id, whole.</param>
    public IReadOnlyList<JournalLine> OfOrder(string order) =>
        JournalQueries.Lines(_connection, "(j.order_link_id = $order OR j.order_id = $order) AND $order <> ''", ("$order", order));

    /// <summary>The lines of a symbol's legs.</summary>
    /// <param name="symbol">As the venue spells it.</param>
    /// <param name="positionIdx">One leg; <c>null</c> for all of the symbol.</param>
    public IReadOnlyList<JournalLine> OfLeg(string symbol, int? positionIdx) => JournalQueries.Lines(
        _connection, "j.symbol = $symbol AND ($idx IS NULL OR j.position_idx = $idx)", ("$symbol", symbol), ("$idx", positionIdx));

    /// <summary>What a plugin decided.</summary>
    /// <param name="plugin">Its id.</param>
    /// <param name="mode">Only decisions in this mode; <c>null</c> for all.</param>
    public IReadOnlyList<JournalLine> Decisions(string plugin, PluginMode? mode) => JournalQueries.Lines(
        _connection,
        "j.plugin = $plugin AND j.kind = $kind AND ($mode IS NULL OR j.mode = $mode)",
        ("$plugin", plugin),
        ("$kind", JournalWords.Of(JournalKind.Decision)),
        ("$mode", mode is { } only ? JournalWords.Of(only) : null));

    /// <summary>Ids that <see cref="OfCommand"/>, <see cref="OfOrder"/> and <see cref="OfLeg"/> would find, newest first.</summary>
    /// <param name="most">How many of each form.</param>
    public IReadOnlyList<string> KnownIds(int most)
    {
        using var command = _connection.Command(
            """
            SELECT id FROM (SELECT plugin || '/' || number AS id, max(journal.id) AS newest FROM journal WHERE number > 0 GROUP BY plugin, number ORDER BY newest DESC LIMIT $most)
            UNION ALL SELECT id FROM (SELECT order_link_id AS id, max(journal.id) AS newest FROM journal WHERE order_link_id <> '' GROUP BY order_link_id ORDER BY newest DESC LIMIT $most)
            UNION ALL SELECT id FROM (SELECT order_id AS id, max(journal.id) AS newest FROM journal WHERE order_id <> '' GROUP BY order_id ORDER BY newest DESC LIMIT $most)
            UNION ALL SELECT id FROM (SELECT symbol || '#' || position_idx AS id, max(journal.id) AS newest FROM journal WHERE symbol IS NOT NULL GROUP BY symbol, position_idx ORDER BY newest DESC LIMIT $most)
            UNION ALL SELECT id FROM (SELECT plugin AS id, max(journal.id) AS newest FROM journal WHERE plugin NOT IN ('', 'host') GROUP BY plugin ORDER BY newest DESC LIMIT $most)
            """,
            ("$most", most));
        using var rows = command.ExecuteReader();
        var ids = new List<string>();
        while (rows.Read())
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();
}
