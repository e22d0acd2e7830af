using System.Globalization;
using System.Text;

namespace PluginHybrid.Hosting.State;

/// <summary>One host per environment and account: held from start to end, freed by the system when the process dies.</summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream _held;
    private readonly string _owner;
    private int _isFree;

    private StateLock(FileStream held, string owner) => (_held, _owner) = (held, owner);

    /// <summary>Takes the lock and writes down who holds it.</summary>
    /// <param name="files">Whose.</param>
    /// <exception cref="StateInUseException">Another process holds it.</exception>
    public static StateLock Take(StateFiles files)
    {
        FileStream held;
        try
        {
            held = StateFiles.OpenOwned(files.Lock, FileShare.None);
        }
        catch (IOException taken) when (taken is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new StateInUseException(
                $"{files.Database} is in use by another hybrid{ProcessIn(files.Owner)}. Two hosts on one account would undo each other's stops: "
                + $"stop that one first, or give this one another state.folder. ({taken.Message})",
                taken);
        }

        using var owner = StateFiles.OpenOwned(files.Owner, FileShare.ReadWrite);
        owner.SetLength(0);
        owner.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        return new(held, files.Owner);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // A second time somebody else may hold it.
        if (Interlocked.Exchange(ref _isFree, 1) != 0)
        {
            return;
        }

        // The lock file stays: removing it would race with a host that is just opening it.
        File.Delete(_owner);
        _held.Dispose();
    }

    private static string ProcessIn(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return int.TryParse(reader.ReadToEnd().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? $" (process {id})" : "";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
