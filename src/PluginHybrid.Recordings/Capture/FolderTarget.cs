using PluginHybrid.Recordings.Format;
using ZstdSharp;

namespace PluginHybrid.Recordings.Capture;

/// <summary>A folder of its own for one recording: <c>session.jsonl</c>, <c>session.2.jsonl</c>, packed when wanted.</summary>
public sealed class FolderTarget : IPartTarget
{
    private const int PackLevel = 3;

    private readonly string _first;

    /// <summary>Makes the folder, if need be.</summary>
    /// <param name="folder">Holds no recording yet.</param>
    /// <param name="pack">True compresses with zstd.</param>
    /// <exception cref="RecordingException">A recording is there already, or the folder cannot be made.</exception>
    public FolderTarget(string folder, bool pack = false)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (Directory.EnumerateFiles(folder, "session*.jsonl*").Order(StringComparer.Ordinal).FirstOrDefault() is { } there)
            {
                throw new RecordingException($"{folder}: holds a recording already ({Path.GetFileName(there)}); it is left as it is. Give another folder, or move the old one away.");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{folder}: cannot be made or read: {error.Message} Give a folder you may write to.", error);
        }

        _first = Path.Combine(folder, pack ? $"{RecordingFiles.FirstPart}.zst" : RecordingFiles.FirstPart);
    }

    /// <inheritdoc />
    public string NameOf(int part) => RecordingFiles.PlainName(PathOf(part));

    /// <inheritdoc />
    public Stream Create(int part)
    {
        var file = new FileStream(PathOf(part), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1);
        return RecordingFiles.IsPacked(_first) ? new CompressionStream(file, PackLevel, leaveOpen: false) : file;
    }

    /// <inheritdoc />
    public void Remove(int part) => File.Delete(PathOf(part));

    private string PathOf(int part) => RecordingFiles.PartOf(_first, part);
}
