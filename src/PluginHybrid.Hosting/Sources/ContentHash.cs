using System.Security.Cryptography;
using System.Text;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources.Compiling;

namespace PluginHybrid.Hosting.Sources;

/// <summary>One number for all that belongs to a plugin: the same bytes give the same number, whatever the clock on the files says.</summary>
internal static class ContentHash
{
    private static readonly string[] PassingEndings = [".tmp", ".swp", ".swx", ".bak", ".partial", ".schema.json"];

    /// <summary>Hashes the DLL's folder, or the script with all it names, and the settings.</summary>
    /// <param name="kind">The plugin's form.</param>
    /// <param name="path">Full path of the DLL or script.</param>
    /// <param name="id">By its file's name.</param>
    /// <exception cref="IOException">A file cannot be read, or is gone.</exception>
    public static string Of(PluginKind kind, string path, string id)
    {
        var files = kind == PluginKind.Dll ? FolderOf(path) : ScriptOf(path, kind);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var root = Path.GetDirectoryName(path)!;
        foreach (var file in files.Concat(SettingsFile.Beside(kind, path, id)).Distinct().Order(StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file))));
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>True for what editors and copying tools leave behind for a moment.</summary>
    /// <param name="file">Name or path.</param>
    public static bool IsPassing(string file)
    {
        var name = Path.GetFileName(file);
        return name.EndsWith('~') || name.StartsWith(".#", StringComparison.Ordinal) || PassingEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> FolderOf(string path) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*", SearchOption.AllDirectories).Where(file => !IsPassing(file));

    private static IEnumerable<string> ScriptOf(string path, PluginKind kind)
    {
        var script = ScriptReader.Read(path, kind);
        return script.Files.Select(file => file.Key).Concat(script.Libraries);
    }
}
