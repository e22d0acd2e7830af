using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Finds what a plugin should not call, in its IL: one lint for DLL, <c>.cs</c> and <c>.csx</c>. Codes in <c>docs/plugin-diagnostics.md</c>.</summary>
public static class PluginLint
{
    private const string Machine = "System.Runtime.CompilerServices.AsyncStateMachineAttribute";

    /// <summary>Looks into an assembly; nothing of it is loaded.</summary>
    /// <param name="file">Path for problems where the symbols give none.</param>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its portable pdb, or <c>null</c>: then problems name the method instead of the line.</param>
    /// <param name="strict">True gives errors, false warnings.</param>
    public static IReadOnlyList<SourceProblem> Inspect(string file, byte[] image, byte[]? symbols, bool strict)
    {
        using var pe = new PEReader(new MemoryStream(image, writable: false));
        using var lines = new SourceLines(symbols);
        var metadata = pe.GetMetadataReader();
        var names = new MethodNames(metadata);
        var found = new List<SourceProblem>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (IsAsyncVoid(metadata, names, method)) found.Add(AsyncVoid(metadata, method, Place(metadata, lines, handle, file)));
            if (method.RelativeVirtualAddress == 0) continue;
            foreach (var (offset, called) in IlCalls.In(pe.GetMethodBody(method.RelativeVirtualAddress).GetILContent().AsSpan()))
            {
                if (names.Of(called) is not var (type, member, parameters, takesClock)) continue;
                if (BannedCalls.Find(type, member, parameters, takesClock) is not { } banned) continue;
                var (path, line, column) = lines.Find(handle, offset) ?? (file, 0, 0);
                var where = line > 0 ? "" : $" (in {NameOf(metadata, method)})";
                found.Add(new SourceProblem(path, line, column, banned.Code, $"{banned.Spelled(member)} {banned.Why}{where}.", banned.Instead));
            }
        }

        return
        [
            .. found.Distinct().Select(problem => problem with { IsError = strict })
                .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column),
        ];
    }

    /// <summary>Looks into the DLLs beside a plugin: what others wrote is told as warnings, one per DLL and code.</summary>
    /// <param name="path">Full path of the plugin's DLL.</param>
    public static IReadOnlyList<SourceProblem> InspectDependencies(string path) =>
    [
        .. from file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll").Order(StringComparer.Ordinal)
           where file != path && Path.GetFileName(file) != "PluginHybrid.Sdk.dll" && ApiLevel.IsManaged(file)
           from problem in Inspect(file, File.ReadAllBytes(file), null, strict: false).DistinctBy(problem => problem.Code)
           select problem,
    ];

    private static bool IsAsyncVoid(MetadataReader metadata, MethodNames names, MethodDefinition method)
    {
        var signature = metadata.GetBlobReader(method.Signature);
        if (signature.ReadSignatureHeader().IsGeneric) signature.ReadCompressedInteger();
        signature.ReadCompressedInteger();
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.Void && method.GetCustomAttributes()
            .Any(handle => names.Of(metadata.GetCustomAttribute(handle).Constructor)?.Type == Machine);
    }

    private static SourceProblem AsyncVoid(MetadataReader metadata, MethodDefinition method, (string File, int Line, int Column) place) => new(
        place.File, place.Line, place.Column, BannedCalls.AsyncVoid,
        $"{NameOf(metadata, method)} is async void: nobody waits for it, and its exception belongs to no turn.", "Return ValueTask or Task.");

    // The method itself only starts the state machine; its author's lines are in the machine's MoveNext.
    private static (string File, int Line, int Column) Place(MetadataReader metadata, SourceLines lines, MethodDefinitionHandle handle, string file)
    {
        var method = metadata.GetMethodDefinition(handle);
        var wanted = $"<{metadata.GetString(method.Name)}>";
        return metadata.GetTypeDefinition(method.GetDeclaringType()).GetNestedTypes()
            .Select(metadata.GetTypeDefinition)
            .Where(nested => metadata.GetString(nested.Name).StartsWith(wanted, StringComparison.Ordinal))
            .SelectMany(nested => nested.GetMethods())
            .Where(inner => metadata.GetString(metadata.GetMethodDefinition(inner).Name) == "MoveNext")
            .Select(inner => lines.Find(inner, 0))
            .FirstOrDefault(found => found is not null) ?? (file, 0, 0);
    }

    private static string NameOf(MetadataReader metadata, MethodDefinition method)
    {
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        var name = Written(metadata.GetString(method.Name));
        while (metadata.GetString(type.Name).StartsWith('<') && !type.GetDeclaringType().IsNil)
        {
            var hidden = Written(metadata.GetString(type.Name));
            if (name == "MoveNext" && hidden.Length > 0) name = hidden;
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{metadata.GetString(type.Name)}.{name}";
    }

    private static string Written(string name)
    {
        var end = name.IndexOf('>', StringComparison.Ordinal);
        return name.StartsWith('<') && end >= 1 ? name[1..end] : name;
    }
}
