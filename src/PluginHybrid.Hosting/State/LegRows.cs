using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.State;

/// <summary>The table of legs: one row each, with the newest that a host knew.</summary>
internal static class LegRows
{
    /// <summary>Puts a leg in the place of what is there.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="leg">The leg.</param>
    public static void Write(SqliteConnection connection, KnownLeg leg) => connection.Run(
        """
        INSERT INTO legs (account, symbol, position_idx, life, position, seq, at) VALUES ($account, $symbol, $idx, $life, $position, $seq, $at)
        ON CONFLICT DO UPDATE SET life = $life, position = $position, seq = $seq, at = $at
        """,
        ("$account", leg.Leg.Account),
        ("$symbol", leg.Leg.Symbol),
        ("$idx", leg.Leg.PositionIdx),
        ("$life", leg.Life),
        ("$position", leg.Open is { } open ? JsonSerializer.Serialize(open) : null),
        ("$seq", leg.ClosedSequence),
        ("$at", leg.ClosedAt?.ToUnixTimeMilliseconds()));

    /// <summary>All legs. Of one whose position cannot be read the life is kept, and said so. None of a file of an earlier version, which only a full disk leaves so.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="logger">Hears of it.</param>
    public static IEnumerable<KnownLeg> Read(SqliteConnection connection, ILogger logger)
    {
        using (var table = connection.Command("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'legs'"))
        {
            if (table.ExecuteScalar() is null)
            {
                yield break;
            }
        }

        using var command = connection.Command("SELECT account, symbol, position_idx, life, position, seq, at FROM legs");
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var key = new PositionKey(rows.GetString(0), rows.GetString(1), rows.GetInt32(2));
            yield return new KnownLeg(
                key,
                rows.GetInt32(3),
                rows.IsDBNull(4) ? null : Position(key, rows.GetInt32(3), rows.GetString(4), logger),
                rows.IsDBNull(5) ? null : rows.GetInt64(5),
                rows.IsDBNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(6)));
        }
    }

    private static Position? Position(PositionKey key, int life, string json, ILogger logger)
    {
        try
        {
            return JsonSerializer.Deserialize<Position>(json)! with { Key = key, Life = life };
        }
        catch (JsonException strange)
        {
            Log.LegUnread(logger, key.ToString(), strange.Message);
            return null;
        }
    }
}
