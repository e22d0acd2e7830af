using System.Security.Cryptography;
using System.Text;
using PluginHybrid.Sdk;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>Compiled scripts on disk, so that a host that starts again loads them without loading the compiler.</summary>
/// <param name="folder">Made when needed; may be deleted at any time.</param>
internal sealed class CompileCache(string folder)
{
    // Raise it when options of the compiler change: then no entry of before fits.
    private const string Recipe = "hybrid-script-1";

    /// <summary>Names all that the result depends on.</summary>
    /// <param name="script">Path, texts and packages.</param>
    /// <param name="libraries">Full paths of all DLLs it is compiled with.</param>
    public static string KeyOf(ScriptText script, IReadOnlyList<string> libraries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Add($"{Recipe} {script.Kind} {Environment.Version} {typeof(HybridPlugin).Module.ModuleVersionId}");
        foreach (var (path, text) in script.Files)
        {
            Add(path);
            Add(text);
        }

        foreach (var package in script.Packages) Add($"{package.Id} {package.Version}");
        foreach (var library in libraries)
        {
            Add(library);
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(library)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads an entry; <c>null</c> when there is none, or when it is damaged.</summary>
    /// <param name="key">By <see cref="KeyOf"/>.</param>
    /// <param name="libraries">What the script is to be loaded with.</param>
    public CompiledScript? Find(string key, IReadOnlyList<string> libraries)
    {
        try
        {
            var bytes = File.ReadAllBytes(FileOf(key));
            if (bytes.Length < 32 || !SHA256.HashData(bytes.AsSpan(32)).AsSpan().SequenceEqual(bytes.AsSpan(0, 32))) return null;
            using var reader = new BinaryReader(new MemoryStream(bytes, 32, bytes.Length - 32));
            var warnings = new SourceProblem[reader.ReadInt32()];
            for (var i = 0; i < warnings.Length; i++)
            {
                warnings[i] = new SourceProblem(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadString(), reader.ReadString(), IsError: false);
            }

            return new CompiledScript(reader.ReadBytes(reader.ReadInt32()), reader.ReadBytes(reader.ReadInt32()), warnings, libraries);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Stores a result under a name that readers see only when it is whole.</summary>
    /// <param name="key">By <see cref="KeyOf"/>.</param>
    /// <param name="script">A result without errors.</param>
    public void Store(string key, CompiledScript script)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(script.Problems.Count);
            foreach (var warning in script.Problems)
            {
                writer.Write(warning.File);
                writer.Write(warning.Line);
                writer.Write(warning.Column);
                writer.Write(warning.Code);
                writer.Write(warning.Text);
            }

            writer.Write(script.Image.Length);
            writer.Write(script.Image);
            writer.Write(script.Symbols.Length);
            writer.Write(script.Symbols);
        }

        Directory.CreateDirectory(folder);
        var half = $"{FileOf(key)}.{Environment.ProcessId}";
        File.WriteAllBytes(half, [.. SHA256.HashData(body.ToArray()), .. body.ToArray()]);
        File.Move(half, FileOf(key), overwrite: true);
    }

    private string FileOf(string key) => Path.Combine(folder, key);
}
