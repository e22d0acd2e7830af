using Microsoft.Data.Sqlite;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Journal;

/// <summary>Reads lines out of the journal, oldest first.</summary>
internal static class JournalQueries
{
    private const string Select =
        "SELECT j.id, j.run, j.input, j.at, j.kind, j.plugin, j.number, j.mode, j.account, j.symbol, j.position_idx, j.life, "
        + "j.order_link_id, j.order_id, j.what, j.because, j.cause FROM journal j WHERE ";

    /// <summary>The lines for which <paramref name="condition"/> holds.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="condition">SQL over the columns of <c>j</c>, a constant of ours.</param>
    /// <param name="values">Its parameters.</param>
    public static List<JournalLine> Lines(SqliteConnection connection, string condition, params (string Name, object? Value)[] values)
    {
        using var command = connection.Command(Select + condition + " ORDER BY j.id", values);
        using var rows = command.ExecuteReader();
        var lines = new List<JournalLine>();
        while (rows.Read())
        {
            lines.Add(Read(rows));
        }

        return lines;
    }

    /// <summary>What was sent since <paramref name="since"/> and has no outcome, in its own run, or in a later one that asked the venue.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="since">Older ones are not asked for any more.</param>
    public static List<JournalLine> Unfinished(SqliteConnection connection, DateTimeOffset since) => Lines(
        connection,
        """
        j.kind = 'sent' AND j.at >= $since
        AND NOT EXISTS (SELECT 1 FROM journal o WHERE o.plugin = j.plugin AND o.number = j.number AND o.run = j.run AND o.kind = 'outcome' AND o.id > j.id)
        AND NOT EXISTS (SELECT 1 FROM journal o WHERE o.order_link_id = j.order_link_id AND o.order_link_id <> '' AND o.kind = 'outcome' AND o.id > j.id)
        AND NOT EXISTS (SELECT 1 FROM journal o WHERE o.plugin = j.plugin AND o.number = j.number AND o.because = j.because AND o.symbol = j.symbol
            AND o.kind = 'outcome' AND o.what LIKE 'recovered:%' AND o.id > j.id)
        """,
        ("$since", Statements.Micros(since)));

    private static JournalLine Read(SqliteDataReader row) => new(row.GetInt64(0), row.GetInt64(1), new JournalEntry
    {
        Input = row.GetInt64(2),
        At = Statements.Time(row.GetInt64(3)),
        Kind = JournalWords.Kind(row.GetString(4)),
        Plugin = row.GetString(5),
        Number = row.GetInt64(6),
        Mode = row.IsDBNull(7) ? null : JournalWords.Mode(row.GetString(7)),
        Leg = row.IsDBNull(9) ? null : new PositionKey(row.GetString(8), row.GetString(9), row.GetInt32(10)),
        Life = row.GetInt32(11),
        OrderLinkId = row.GetString(12),
        OrderId = row.GetString(13),
        What = row.GetString(14),
        Because = row.GetString(15),
        Cause = row.GetString(16),
    });
}
