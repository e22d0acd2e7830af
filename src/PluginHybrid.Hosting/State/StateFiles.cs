namespace PluginHybrid.Hosting.State;

/// <summary>Where state, journal, lock and control socket of one environment and account lie. Nothing learned in one environment reaches another.</summary>
public sealed record StateFiles
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>What the owner may do with a file of ours; others nothing.</summary>
    internal const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Names the files; touches none.</summary>
    /// <param name="folder">The state folder.</param>
    /// <param name="environment">For example <c>testnet</c>.</param>
    /// <param name="account">Our name of the account.</param>
    /// <exception cref="ArgumentException">A name holds more than letters, digits, dashes and underscores.</exception>
    public StateFiles(string folder, string environment, string account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        RequirePlain(environment, nameof(environment));
        RequirePlain(account, nameof(account));
        Folder = Path.GetFullPath(folder);
        Name = $"{environment}-{account}";
    }

    /// <summary>Full path of the state folder.</summary>
    public string Folder { get; }

    /// <summary>What all names begin with: <c>testnet-main</c>.</summary>
    public string Name { get; }

    /// <summary>Values of the plugins, and the journal.</summary>
    public string Database => InFolder(".db");

    /// <summary>Held exclusively while a host runs.</summary>
    public string Lock => InFolder(".lock");

    /// <summary>Process id of the host that holds <see cref="Lock"/>, for the error text of a second one.</summary>
    public string Owner => InFolder(".pid");

    /// <summary>The control channel of the running host.</summary>
    public string Socket => InFolder(".sock");

    /// <summary>The kill switch: while a file of this name exists, every host of the folder is halted.</summary>
    public string Halt => Path.Combine(Folder, "HALT");

    /// <summary>Makes the folder, for its owner only, unless it is there. One that is there keeps its permissions.</summary>
    public void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, OwnerFolder);
        }
    }

    /// <summary>Opens or makes a file that nobody but its owner can read.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="share">What others may do meanwhile.</param>
    internal static FileStream OpenOwned(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    private string InFolder(string ending) => Path.Combine(Folder, Name + ending);

    private static void RequirePlain(string name, string parameter)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            throw new ArgumentException($"\"{name}\" becomes part of a file name: write letters, digits, dashes and underscores only.", parameter);
        }
    }
}
