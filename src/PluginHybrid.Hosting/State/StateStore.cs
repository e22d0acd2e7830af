using Microsoft.Data.Sqlite;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Journal;

namespace PluginHybrid.Hosting.State;

/// <summary>Values of the plugins and the journal of one environment and account, in one SQLite file that only one host writes.</summary>
/// <remarks>What was written survives the death of the process (WAL, synchronous NORMAL). Other processes may read meanwhile, see <see cref="JournalReader"/>.</remarks>
public sealed class StateStore : IDisposable
{
    private static readonly TimeSpan UnfinishedAge = TimeSpan.FromDays(1);

    private readonly StateLock _lock;
    private readonly StoreWriter _writer;

    private StateStore(StateLock held, StoreWriter writer, SqliteStates states, IReadOnlyList<JournalLine> unfinished)
    {
        (_lock, _writer, States, Unfinished) = (held, writer, states, unfinished);
        Journal = new SqliteJournal(writer);
    }

    /// <summary>Durable values of the plugins.</summary>
    public IPluginStates States { get; }

    /// <summary>The journal, to append to.</summary>
    public IJournal Journal { get; }

    /// <summary>Commands of earlier runs, of the last day, that were sent and never came to an outcome: whether the venue acted must be asked. Oldest first.</summary>
    public IReadOnlyList<JournalLine> Unfinished { get; }

    /// <summary>Why the disk takes nothing at present; <c>null</c> while all is well.</summary>
    public string? Failure => _writer.Failure;

    /// <summary>Journal lines of this run that will never reach the disk.</summary>
    public long LostLines => _writer.LostLines;

    /// <summary>Opens, or begins anew. A broken file is set aside beside the new one.</summary>
    /// <param name="options">Where, and how long.</param>
    /// <exception cref="StateInUseException">Another host holds it.</exception>
    /// <exception cref="StateUnusableException">Neither readable nor writable, or written by a newer hybrid.</exception>
    public static StateStore Open(StateStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var held = Hold(options.Files);
        try
        {
            return Open(options, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Writes what is left and gives the files free.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _lock.Dispose();
    }

    private static StateLock Hold(StateFiles files)
    {
        try
        {
            files.CreateFolder();
            return StateLock.Take(files);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Unusable(files, refused);
        }
    }

    private static StateStore Open(StateStoreOptions options, StateLock held)
    {
        var file = new StoreFile(options);
        var states = new SqliteStates();
        var (connection, unfinished) = Read(options, file, states);
        var writer = new StoreWriter(options, file, connection, states.Everything);
        states.WriteTo(writer);
        return new(held, writer, states, unfinished);
    }

    // A full or read-only disk must not keep a host from protecting positions: what can be read is read, writing is tried again.
    private static (StoreConnection? Connection, List<JournalLine> Unfinished) Read(StateStoreOptions options, StoreFile file, SqliteStates states)
    {
        SqliteConnection? opened = null;
        try
        {
            opened = file.OpenForWriting();
            var unfinished = Fill(opened, options, states);
            return (new StoreConnection(opened, 0, options), unfinished);
        }
        catch (Exception refused) when (refused is SqliteException or IOException or UnauthorizedAccessException)
        {
            opened?.Dispose();
            Log.DiskFails(options.Logger, options.Files.Database, refused.Message);
            return (null, ReadOnly(options, states, refused));
        }
    }

    private static List<JournalLine> ReadOnly(StateStoreOptions options, SqliteStates states, Exception refused)
    {
        try
        {
            using var reading = StoreFile.OpenForReading(options.Files);
            return Fill(reading, options, states);
        }
        catch (SqliteException)
        {
            throw Unusable(options.Files, refused);
        }
    }

    private static List<JournalLine> Fill(SqliteConnection connection, StateStoreOptions options, SqliteStates states)
    {
        using var command = connection.Command("SELECT plugin, key, value FROM plugin_values");
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                states.Fill(rows.GetString(0), rows.GetString(1), rows.GetString(2));
            }
        }

        return JournalQueries.Unfinished(connection, options.Time.GetUtcNow() - UnfinishedAge);
    }

    private static StateUnusableException Unusable(StateFiles files, Exception cause) => new(
        $"{files.Database} can be neither written nor read: {cause.Message} Free the disk or mend the permissions, or name another state.folder.", cause);
}
