using System.Reflection;
using System.Reflection.Metadata;

namespace PluginHybrid.Hosting.Sources.Memory;

/// <summary>Empties the caches that libraries keep about types, by the hook that .NET Hot Reload uses. Without it System.Text.Json alone keeps a plugin in memory.</summary>
internal static class ReflectionCaches
{
    /// <summary>Calls <c>ClearCache</c> of every handler in assemblies that cannot be unloaded.</summary>
    public static void Sweep()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.IsCollectible || assembly.IsDynamic) continue;
            foreach (var handler in assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>())
            {
                const BindingFlags anyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
                handler.HandlerType.GetMethod("ClearCache", anyStatic, [typeof(Type[])])?.Invoke(null, [null]);
            }
        }
    }
}
