using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>A recording in the making: it lies in a folder of its own until it is kept, so that what fails or is given up leaves nothing behind.</summary>
/// <example><code>
/// using var draft = new RecordingDraft("recordings/mine");
/// RecordingTrim.Trim(path, draft.Folder, filter);
/// draft.Keep();
/// </code></example>
public sealed class RecordingDraft : IDisposable
{
    private readonly string _target;

    /// <summary>Makes an empty folder beside the one it will become.</summary>
    /// <param name="folder">Where the recording will lie; may be there already.</param>
    /// <param name="replaces">True lets <see cref="Keep"/> replace a recording that lies there. Default false.</param>
    /// <exception cref="RecordingException">A recording lies there already, or the folder cannot be made.</exception>
    public RecordingDraft(string folder, bool replaces = false)
    {
        _target = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        if (!replaces && Recordings(_target) is [var there, ..])
        {
            throw new RecordingException($"{folder}: holds a recording already ({Path.GetFileName(there)}); it is left as it is. Give another folder, or --force to replace it.");
        }

        Folder = Path.Combine(Path.GetDirectoryName(_target) ?? _target, $".{Path.GetFileName(_target)}.draft");
        try
        {
            Delete();
            Directory.CreateDirectory(Folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{folder}: cannot be made: {error.Message} Give a folder you may write to.", error);
        }
    }

    /// <summary>Where it is written.</summary>
    public string Folder { get; }

    /// <summary>Moves it to its place; what lies there under other names stays.</summary>
    /// <exception cref="RecordingException">It cannot be moved.</exception>
    public void Keep()
    {
        try
        {
            Directory.CreateDirectory(_target);
            Recordings(_target).ForEach(File.Delete);
            foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList())
            {
                var place = Path.Combine(_target, Path.GetRelativePath(Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Move(file, place, overwrite: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{_target}: cannot be written: {error.Message} Give a folder you may write to.", error);
        }
    }

    /// <summary>Takes away what was not kept.</summary>
    public void Dispose() => Delete();

    private static List<string> Recordings(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "session*.jsonl*").Order(StringComparer.Ordinal)]
        : [];

    private void Delete()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
