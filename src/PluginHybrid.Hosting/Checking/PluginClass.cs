using System.Reflection;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Finds the one class that is the plugin.</summary>
internal static class PluginClass
{
    /// <summary>The class, or why there is none.</summary>
    /// <param name="assembly">The plugin's own assembly.</param>
    /// <param name="file">Path for problems.</param>
    public static (Type? Type, SourceProblem? Problem) Find(Assembly assembly, string file)
    {
        if (TypesOf(assembly, out var missing) is not { } types)
        {
            return (null, new SourceProblem(file, 0, 0, "HYB0108", $"the assembly does not fit this host: {missing}.", "Build it against this host's SDK, with its dependencies beside it."));
        }

        var found = types.Where(type => type is { IsAbstract: false, IsClass: true } && type.IsSubclassOf(typeof(HybridPlugin)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal).ToArray();
        return found switch
        {
            [var only] => only.GetConstructor(Type.EmptyTypes) is null || only.ContainsGenericParameters
                ? (null, new SourceProblem(file, 0, 0, "HYB0109", $"{only.Name} has no public constructor without parameters.", "Ports come with OnStart; take nothing in the constructor."))
                : (only, null),
            [] => (null, Nothing(types, file)),
            _ => (null, new SourceProblem(
                file, 0, 0, "HYB0103", $"holds {found.Length} plugin classes: {string.Join(", ", found.Select(type => type.Name))}.", "One assembly is one plugin: split it, or make the shared base abstract.")),
        };
    }

    private static SourceProblem Nothing(Type[] types, string file)
    {
        var stranger = types.FirstOrDefault(type => Bases(type).Any(parent => parent.FullName == typeof(HybridPlugin).FullName && parent != typeof(HybridPlugin)));
        return stranger is null
            ? new SourceProblem(file, 0, 0, "HYB0102", "holds no class that derives from HybridPlugin.", "Write: public sealed class MyPlugin : HybridPlugin.")
            : new SourceProblem(file, 0, 0, "HYB0104", $"{stranger.Name} derives from a private copy of PluginHybrid.Sdk, which is not the host's.", "Reference the SDK as a package, and take its copy out of the plugin's folder.");
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType) yield return parent;
    }

    private static Type[]? TypesOf(Assembly assembly, out string missing)
    {
        missing = "";
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException problem)
        {
            missing = string.Join("; ", problem.LoaderExceptions.Select(inner => inner?.Message.TrimEnd('.')).OfType<string>().Distinct());
            return null;
        }
    }
}
