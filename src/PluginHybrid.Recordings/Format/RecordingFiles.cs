using System.Globalization;

namespace PluginHybrid.Recordings.Format;

/// <summary>Names and finds the files of a recording.</summary>
public static class RecordingFiles
{
    /// <summary>What the first part in a folder is called: <c>session.jsonl</c>.</summary>
    public const string FirstPart = "session.jsonl";

    private const string Plain = ".jsonl";
    private const string Packed = ".zst";

    /// <summary>The file of a part, beside the first.</summary>
    /// <param name="first">The first part, packed or not.</param>
    /// <param name="part">From 1.</param>
    public static string PartOf(string first, int part)
    {
        var (stem, _, tail) = Split(first);
        return part == 1 ? $"{stem}{tail}" : string.Create(CultureInfo.InvariantCulture, $"{stem}.{part}{tail}");
    }

    /// <summary>The file name without <c>.zst</c>.</summary>
    /// <param name="path">Of a part.</param>
    public static string PlainName(string path)
    {
        var name = Path.GetFileName(path);
        return IsPacked(name) ? name[..^Packed.Length] : name;
    }

    /// <summary>True for a file compressed with zstd.</summary>
    /// <param name="path">Of a part.</param>
    public static bool IsPacked(string path) => path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase);

    /// <summary>The files of the recording at a path, in order.</summary>
    /// <param name="path">A folder with <c>session.jsonl</c>, or the file of a part; that part and those after it are given.</param>
    /// <exception cref="RecordingException">There is none, or a part is there twice.</exception>
    public static IReadOnlyList<string> Find(string path)
    {
        var first = Directory.Exists(path) ? Existing(Path.Combine(path, FirstPart)) ?? throw Missing(path) : path;
        if (!File.Exists(first))
        {
            throw new RecordingException($"{path}: there is no such file or folder. Give a folder with {FirstPart}, or a .jsonl or .jsonl.zst file.");
        }

        var (stem, part, tail) = Split(first);
        var files = new List<string> { first };
        var plainTail = IsPacked(tail) ? tail[..^Packed.Length] : tail;
        while (plainTail == Plain && Existing(string.Create(CultureInfo.InvariantCulture, $"{stem}.{++part}{plainTail}")) is { } next)
        {
            files.Add(next);
        }

        return files;
    }

    private static RecordingException Missing(string folder) => new(
        $"{folder}: the folder holds no {FirstPart} and no {FirstPart}{Packed}. Give the folder of a recording, or the file itself.");

    private static string? Existing(string plain)
    {
        var packed = plain + Packed;
        return (File.Exists(plain), File.Exists(packed)) switch
        {
            (true, true) => throw new RecordingException(
                $"{plain} and {packed} are both there. Delete the one you do not need, or name one of the two."),
            (true, false) => plain,
            (false, true) => packed,
            _ => null,
        };
    }

    private static (string Stem, int Part, string Tail) Split(string path)
    {
        var tail = IsPacked(path) ? Path.GetExtension(path[..^Packed.Length]) + path[^Packed.Length..] : Path.GetExtension(path);
        var stem = path[..^tail.Length];
        var number = Path.GetExtension(stem);
        return number.Length > 1 && int.TryParse(number.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part > 1
            ? (stem[..^number.Length], part, tail)
            : (stem, 1, tail);
    }
}
