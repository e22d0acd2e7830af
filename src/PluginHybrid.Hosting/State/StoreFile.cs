using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PluginHybrid.Hosting.State;

/// <summary>Opens the database file, and sets it aside when it is broken.</summary>
/// <param name="options">Where it lies.</param>
internal sealed class StoreFile(StateStoreOptions options)
{
    private const int BusySeconds = 5;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const long CheckedWhole = 64L << 20;

    // The database itself comes last: a crash in between leaves it where it is found again.
    private static readonly string[] Parts = ["-wal", "-shm", ""];

    private StateFiles Files => options.Files;

    /// <summary>True when the file's content is at fault, not the disk or the permissions.</summary>
    /// <param name="fault">What SQLite said.</param>
    public static bool IsBroken(SqliteException fault) => fault.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>Opens for writing, checks, migrates. A broken file is set aside and a fresh one begun, once.</summary>
    /// <exception cref="SqliteException">The disk or the permissions do not allow it.</exception>
    public SqliteConnection OpenForWriting()
    {
        try
        {
            return Open();
        }
        catch (SqliteException broken) when (IsBroken(broken))
        {
            SetAside(broken.Message);
            return Open();
        }
    }

    /// <summary>Opens for reading only, also while a host writes.</summary>
    /// <param name="files">Which.</param>
    public static SqliteConnection OpenForReading(StateFiles files) => Connect(files, SqliteOpenMode.ReadOnly);

    /// <summary>Renames the file with its <c>-wal</c> and <c>-shm</c>, and says so.</summary>
    /// <param name="why">What is wrong with it.</param>
    public void SetAside(string why)
    {
        var stamp = options.Time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var aside = $"{Files.Database}.corrupt-{stamp}";
        for (var again = 2; File.Exists(aside); again++)
        {
            aside = $"{Files.Database}.corrupt-{stamp}-{again}";
        }

        foreach (var part in Parts.Where(part => File.Exists(Files.Database + part)))
        {
            File.Move(Files.Database + part, aside + part);
        }

        Log.SetAside(options.Logger, Files.Database, why, aside);
    }

    /// <summary>Opens for writing, checks, migrates.</summary>
    /// <exception cref="SqliteException">Disk, permissions, or <see cref="IsBroken"/>.</exception>
    public SqliteConnection Open()
    {
        if (!File.Exists(Files.Database))
        {
            CreateOwned();
        }

        var connection = Connect(Files, SqliteOpenMode.ReadWrite);
        try
        {
            // Pages freed by pruning go back to the system; takes effect in a file without tables only.
            connection.Run("PRAGMA auto_vacuum = INCREMENTAL");
            connection.Run("PRAGMA journal_mode = WAL");
            connection.Run("PRAGMA synchronous = NORMAL");
            Check(connection);
            Migrations.Apply(connection, Migrations.Steps.Count);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // SQLite gives -wal and -shm the permissions of the database itself.
    private void CreateOwned()
    {
        try
        {
            StateFiles.OpenOwned(Files.Database, FileShare.ReadWrite).Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new SqliteException(refused.Message, 14);
        }
    }

    // A whole check reads the whole file: a large one is left to the error codes of later reads and writes.
    private void Check(SqliteConnection connection)
    {
        if (new FileInfo(Files.Database).Length <= CheckedWhole && connection.Text("PRAGMA quick_check(1)") is var found and not "ok")
        {
            throw new SqliteException(found, Corrupt);
        }
    }

    private static SqliteConnection Connect(StateFiles files, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = files.Database, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
