using System.Reflection;
using System.Runtime.CompilerServices;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Compiles every method of a plugin to machine code at load: what it misses in this host is named before the first event, not by it.</summary>
internal static class MachineCode
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Compiles, and lists what cannot be.</summary>
    /// <param name="assembly">The plugin's own assembly.</param>
    /// <param name="file">Path for problems.</param>
    public static IReadOnlyList<SourceProblem> Prepare(Assembly assembly, string file) =>
    [
        .. from type in assembly.GetTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
           where !type.ContainsGenericParameters
           from method in Methods(type)
           let why = WhyNot(method)
           where why is not null
           select new SourceProblem(file, 0, 0, "HYB0108", $"{NameOf(method)}: {why}", "Build the plugin against this host's SDK, or update the host."),
    ];

    private static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)).OrderBy(method => method.MetadataToken);

    private static string? WhyNot(MethodBase method)
    {
        if (method.IsAbstract || method.ContainsGenericParameters) return null;
        if (method is MethodInfo { IsVirtual: true } overriding && !method.Attributes.HasFlag(MethodAttributes.NewSlot) && overriding.GetBaseDefinition() == overriding)
        {
            return "overrides a method that this host does not have.";
        }

        try
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
            return null;
        }
        catch (Exception problem) when (problem is TypeLoadException or MissingMemberException or IOException or BadImageFormatException or InvalidProgramException or MemberAccessException)
        {
            return problem.Message;
        }
    }

    // What the compiler moved into "<OnUpdate>d__3.MoveNext" is OnUpdate to its author.
    private static string NameOf(MethodBase method)
    {
        var (type, name) = (method.DeclaringType!, method.Name);
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
        {
            if (Written(type.Name) is { } hidden) name = hidden;
            type = outer;
        }

        return $"{type.Name}.{Written(name) ?? name}";
    }

    private static string? Written(string name)
    {
        var end = name.IndexOf('>', StringComparison.Ordinal);
        return name.StartsWith('<') && end > 1 ? name[1..end] : null;
    }
}
