using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.Authoring.Writing;

/// <summary>A folder into which files are generated again and again, among files of a person. What the person changed is never written over.</summary>
/// <remarks>A note in the folder holds the hash of what was written last; a file of another hash is the person's.</remarks>
/// <param name="root">Full path of the folder.</param>
internal sealed class GeneratedFolder(string root)
{
    /// <summary>Where the hashes are noted.</summary>
    public const string Note = ".vscode/hybrid-ide.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Brings the files up to date.</summary>
    /// <param name="files">What is to be there.</param>
    /// <returns>One answer per file, in the same order.</returns>
    public IReadOnlyList<WrittenText> Write(IReadOnlyList<TextToWrite> files)
    {
        var ours = ReadNote();
        var fates = files.Select(file => Write(file, ours)).ToArray();
        Put(new TextToWrite(Note, JsonSerializer.Serialize(ours, Indented) + "\n"));
        return fates;
    }

    private WrittenText Write(TextToWrite file, SortedDictionary<string, string> ours)
    {
        var path = Path.Combine(root, file.Path);
        var hash = HashOf(file.Text);
        if (!File.Exists(path))
        {
            Put(file);
            ours[file.Path] = hash;
            return new WrittenText(file.Path, Fate.Written);
        }

        var found = HashOf(File.ReadAllText(path));
        if (found == hash)
        {
            ours[file.Path] = hash;
            return new WrittenText(file.Path, Fate.Unchanged);
        }

        if (ours.TryGetValue(file.Path, out var last) && last == found)
        {
            Put(file);
            ours[file.Path] = hash;
            return new WrittenText(file.Path, Fate.Renewed);
        }

        var beside = file with { Path = BesideOf(file.Path) };
        Put(beside);
        return new WrittenText(file.Path, Fate.Kept, beside.Path);
    }

    private void Put(TextToWrite file)
    {
        var path = Path.Combine(root, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file.Text);
    }

    // A note that cannot be read knows nothing: then every other file counts as the person's.
    private SortedDictionary<string, string> ReadNote()
    {
        var path = Path.Combine(root, Note);
        var known = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path)) return known;
        try
        {
            foreach (var (name, hash) in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [])
            {
                known[name] = hash;
            }

            return known;
        }
        catch (JsonException)
        {
            return new SortedDictionary<string, string>(StringComparer.Ordinal);
        }
    }

    // settings.json -> settings.hybrid.json; .hybrid.csx -> .hybrid.hybrid.csx
    private static string BesideOf(string path)
    {
        var ending = Path.GetExtension(path);
        return $"{path[..^ending.Length]}.hybrid{ending}";
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
