using System.Runtime.CompilerServices;
using McMaster.NETCore.Plugins;
using PluginHybrid.Sdk;
using McMasterLoader = McMaster.NETCore.Plugins.PluginLoader;

namespace PluginHybrid.Hosting.Sources.Memory;

/// <summary>A plugin DLL with its private dependencies. Loaded from memory, so that the file may be replaced or cut short while it runs; only the SDK is shared.</summary>
internal sealed class DllMemory : PluginMemory
{
    // The loader holds the context even after it was disposed.
    private McMasterLoader? _loader;

    private DllMemory(McMasterLoader loader) => _loader = loader;

    /// <summary>Loads a DLL.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    public static DllMemory Load(string path)
    {
        var config = new PluginConfig(path)
        {
            IsUnloadable = true,
            LoadInMemory = true,
            PreferSharedTypes = false,
            EnableHotReload = false,
        };
        config.SharedAssemblies.Add(typeof(HybridPlugin).Assembly.GetName());
        var memory = new DllMemory(new McMasterLoader(config));
        memory.HoldDefault();
        return memory;
    }

    /// <inheritdoc />
    protected override void Unload()
    {
        _loader?.Dispose();
        _loader = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void HoldDefault()
    {
        try
        {
            Hold(_loader!.LoadDefaultAssembly());
        }
        catch
        {
            Unload();
            throw;
        }
    }
}
