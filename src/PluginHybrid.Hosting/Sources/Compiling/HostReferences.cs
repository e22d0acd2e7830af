using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using PluginHybrid.Sdk;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>What a script may be compiled against. A first fence (no processes, no sockets of its own, no registry), not security: reflection reaches further.</summary>
/// <remarks>Read from the running assemblies themselves, so that a single-file host, which has no files to reference, works too.</remarks>
internal static class HostReferences
{
    private static readonly string[] Allowed =
    [
        "System.Private.CoreLib", "System.Runtime", "netstandard", "System.Collections", "System.Collections.Concurrent",
        "System.Collections.Immutable", "System.ComponentModel", "System.ComponentModel.Annotations", "System.ComponentModel.Primitives",
        "System.Linq", "System.Memory", "System.Net.Http", "System.Net.Primitives", "System.ObjectModel", "System.Private.Uri",
        "System.Runtime.Extensions", "System.Runtime.Numerics", "System.Text.Encodings.Web", "System.Text.Json",
        "System.Text.RegularExpressions", "System.Threading", "System.Threading.Channels", "System.Threading.Tasks",
    ];

    private static readonly string[] NeverForPackages = ["System.Diagnostics.Process", "System.Reflection.Emit", "Microsoft.Win32.Registry"];

    private static readonly Lazy<ImmutableArray<MetadataReference>> Base = new(() =>
        [.. Allowed.Select(name => Assembly.Load(new AssemblyName(name))).Append(typeof(HybridPlugin).Assembly).Select(Reference)]);

    /// <summary>The fence, and what the named libraries themselves reference of the framework: their signatures need it.</summary>
    /// <param name="libraries">Full paths of DLLs that are compiled with.</param>
    public static ImmutableArray<MetadataReference> For(IReadOnlyList<string> libraries)
    {
        var more = libraries.SelectMany(Needed).Distinct(StringComparer.Ordinal)
            .Where(name => name.StartsWith("System.", StringComparison.Ordinal) && !Allowed.Contains(name) && !NeverForPackages.Contains(name))
            .Order(StringComparer.Ordinal)
            .Select(Loaded).OfType<Assembly>()
            .Select(Reference);
        return [.. Base.Value, .. more];
    }

    private static IEnumerable<string> Needed(string library)
    {
        using var image = new PEReader(File.OpenRead(library));
        if (!image.HasMetadata) return [];
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static Assembly? Loaded(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static unsafe MetadataReference Reference(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var start, out var length))
        {
            throw new InvalidOperationException($"{assembly.GetName().Name} has no metadata to compile against.");
        }

        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)start, length)).GetReference(display: assembly.GetName().Name);
    }
}
