using Microsoft.Data.Sqlite;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.Journal;

namespace PluginHybrid.Hosting.State;

/// <summary>Values of the plugins, the journal and the lives of the legs of one environment and account, in one SQLite file that only one host writes.</summary>
/// <remarks>What was written survives the death of the process (WAL, synchronous NORMAL). Other processes may read meanwhile, see <see cref="JournalReader"/>.</remarks>
public sealed class StateStore : IDisposable
{
    private static readonly TimeSpan UnfinishedAge = TimeSpan.FromDays(1);

    private readonly StateLock _lock;
    private readonly StoreWriter _writer;

    private readonly SqliteLegs _legs;

    private StateStore(StateLock held, StoreWriter writer, SqliteStates states, SqliteLegs legs, IReadOnlyList<JournalLine> unfinished)
    {
        (_lock, _writer, _legs, States, Unfinished) = (held, writer, legs, states, unfinished);
        Journal = new SqliteJournal(writer, legs);
    }

    /// <summary>Durable values of the plugins.</summary>
    public IPluginStates States { get; }

    /// <summary>The journal, to append to; keeps legs too.</summary>
    public IJournal Journal { get; }

    /// <summary>Commands of earlier runs, of the last day, that were sent and never came to an outcome: whether the venue acted must be asked. Oldest first.</summary>
    public IReadOnlyList<JournalLine> Unfinished { get; }

    /// <summary>The newest that was kept of each leg, in this run or an earlier one, in the order of the keys. Never pruned.</summary>
    public IReadOnlyList<KnownLeg> Legs => _legs.All;

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

    /// <summary>Ends as the death of the process would: what was handed in and is not on the disk yet is lost, no end is written down; the files are free. For drills.</summary>
    public void Abandon()
    {
        _writer.Abandon();
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
        var (states, legs) = (new SqliteStates(), new SqliteLegs());
        var (connection, unfinished) = Read(options, file, states, legs);
        var writer = new StoreWriter(options, file, connection, () => Everything(states, legs));
        states.WriteTo(writer);
        legs.WriteTo(writer);
        return new(held, writer, states, legs, unfinished);
    }

    private static WriteBatch Everything(SqliteStates states, SqliteLegs legs)
    {
        var all = states.Everything();
        foreach (var leg in legs.All)
        {
            all.Legs[leg.Leg] = leg;
        }

        return all;
    }

    // A full or read-only disk must not keep a host from protecting positions: what can be read is read, writing is tried again.
    private static (StoreConnection? Connection, List<JournalLine> Unfinished) Read(StateStoreOptions options, StoreFile file, SqliteStates states, SqliteLegs legs)
    {
        SqliteConnection? opened = null;
        try
        {
            opened = file.OpenForWriting();
            var unfinished = Fill(opened, options, states, legs);
            return (new StoreConnection(opened, 0, options), unfinished);
        }
        catch (Exception refused) when (refused is SqliteException or IOException or UnauthorizedAccessException)
        {
            opened?.Dispose();
            Log.DiskFails(options.Logger, options.Files.Database, refused.Message);
            return (null, ReadOnly(options, states, legs, refused));
        }
    }

    private static List<JournalLine> ReadOnly(StateStoreOptions options, SqliteStates states, SqliteLegs legs, Exception refused)
    {
        try
        {
            using var reading = StoreFile.OpenForReading(options.Files);
            return Fill(reading, options, states, legs);
        }
        catch (SqliteException)
        {
            throw Unusable(options.Files, refused);
        }
    }

    private static List<JournalLine> Fill(SqliteConnection connection, StateStoreOptions options, SqliteStates states, SqliteLegs legs)
    {
        using var command = connection.Command("SELECT plugin, key, value FROM plugin_values");
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                states.Fill(rows.GetString(0), rows.GetString(1), rows.GetString(2));
            }
        }

        foreach (var leg in LegRows.Read(connection, options.Logger))
        {
            legs.Fill(leg);
        }

        return JournalQueries.Unfinished(connection, options.Time.GetUtcNow() - UnfinishedAge);
    }

    private static StateUnusableException Unusable(StateFiles files, Exception cause) => new(
        $"{files.Database} can be neither written nor read: {cause.Message} Free the disk or mend the permissions, or name another state.folder.", cause);
}
