using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PluginHybrid.Hosting.Sources.Memory;

/// <summary>The load context of one version of a plugin: its assembly until it is let go, and afterwards the answer to "is it gone?".</summary>
internal abstract class PluginMemory
{
    private const int Collections = 10;

    private WeakReference _context = new(null);
    private Assembly? _main;

    /// <summary>The plugin's own assembly.</summary>
    /// <exception cref="ObjectDisposedException">It was let go.</exception>
    public Assembly Main => _main ?? throw new ObjectDisposedException(GetType().Name, "This version of the plugin was let go.");

    /// <summary>Lets go of the context. What still holds something of it keeps it in memory.</summary>
    public void LetGo()
    {
        if (_main is null) return;
        _main = null;
        Unload();
    }

    /// <summary>True for the plugin's assembly and all that was loaded privately for it; for none once it was let go.</summary>
    /// <param name="assembly">From a stack.</param>
    public bool Owns(Assembly assembly) => _main is { } main && AssemblyLoadContext.GetLoadContext(assembly) == AssemblyLoadContext.GetLoadContext(main);

    /// <summary>True once nothing of the context is in memory.</summary>
    /// <param name="collect">Sweeps reflection caches and collects up to ten times before looking.</param>
    public bool IsGone(bool collect)
    {
        if (_main is not null) return false;
        for (var round = 0; collect && _context.IsAlive && round < Collections; round++)
        {
            ReflectionCaches.Sweep();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }

        return !_context.IsAlive;
    }

    /// <summary>Notes what was loaded.</summary>
    /// <param name="main">The plugin's own assembly.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected void Hold(Assembly main)
    {
        _main = main;
        _context = new WeakReference(AssemblyLoadContext.GetLoadContext(main));
    }

    /// <summary>Asks the runtime to unload.</summary>
    protected abstract void Unload();
}
