using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PluginHybrid.Hosting.Sources.Memory;

/// <summary>A compiled script in a collectible context, with the libraries it named loaded privately from memory.</summary>
internal sealed class ScriptMemory : PluginMemory
{
    private Context? _context;

    /// <summary>Loads what the compiler made.</summary>
    /// <param name="name">For debuggers and stack dumps.</param>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its portable pdb.</param>
    /// <param name="libraries">Full paths of the DLLs it may ask for.</param>
    public static ScriptMemory Load(string name, byte[] image, byte[] symbols, IReadOnlyList<string> libraries)
    {
        var memory = new ScriptMemory();
        memory.HoldImage(new Context(name, libraries), image, symbols);
        return memory;
    }

    /// <inheritdoc />
    protected override void Unload()
    {
        _context?.Unload();
        _context = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void HoldImage(Context context, byte[] image, byte[] symbols)
    {
        using var code = new MemoryStream(image, writable: false);
        using var lines = new MemoryStream(symbols, writable: false);
        _context = context;
        Hold(context.LoadFromStream(code, lines));
    }

    private sealed class Context(string name, IReadOnlyList<string> libraries) : AssemblyLoadContext(name, isCollectible: true)
    {
        private readonly Dictionary<string, string> _files = libraries
            .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name is not { } simple || !_files.TryGetValue(simple, out var file)) return null;
            using var code = new MemoryStream(File.ReadAllBytes(file), writable: false);
            return LoadFromStream(code);
        }
    }
}
