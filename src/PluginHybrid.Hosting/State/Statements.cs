using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PluginHybrid.Hosting.State;

/// <summary>Short ways to run a statement.</summary>
internal static class Statements
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>Runs a statement that yields nothing.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">Text of ours; values go into <paramref name="values"/>.</param>
    /// <param name="values">Name and value of each parameter.</param>
    /// <returns>Rows changed.</returns>
    public static int Run(this SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The one number a statement yields; 0 when it yields none.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">Text of ours.</param>
    /// <param name="values">Name and value of each parameter.</param>
    public static long Long(this SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The one text a statement yields.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">Text of ours.</param>
    public static string Text(this SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>A command with its parameters.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">Text of ours.</param>
    /// <param name="values">Name and value of each parameter.</param>
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Every text is a constant of this room; values travel as parameters.")]
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Microseconds since 1970, which is how the database keeps time.</summary>
    /// <param name="time">Any offset.</param>
    public static long Micros(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond;

    /// <summary>The reverse of <see cref="Micros"/>.</summary>
    /// <param name="micros">Since 1970.</param>
    public static DateTimeOffset Time(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TicksPerMicrosecond);
}
