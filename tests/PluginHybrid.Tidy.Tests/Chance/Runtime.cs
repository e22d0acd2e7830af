using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PluginHybrid.Tidy.Tests.Chance;

/// <summary>The .NET runtime these tests run on, as the compiler sees it: names in the ban list are looked up in it.</summary>
internal static class Runtime
{
    private static readonly Lazy<CSharpCompilation> Probe = new(() => CSharpCompilation.Create(
        "probe",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))));

    /// <summary>Whether a documentation id names something.</summary>
    public static bool Knows(string id) => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Probe.Value) is not null;

    /// <summary>
    /// Ids of all methods that wait or read time on the machine's clock although an overload beside them takes a
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public static IEnumerable<string> WaysAroundTimeProvider() =>
        from type in PublicTypes(Probe.Value.GetSpecialType(SpecialType.System_Object).ContainingAssembly.GlobalNamespace)
        from overloads in type.GetMembers().OfType<IMethodSymbol>().Where(IsPublic).GroupBy(method => method.Name)
        from injected in overloads.Where(TakesProvider)
        from other in overloads
        where !TakesProvider(other) && Waits(other)
        let id = DocumentationCommentId.CreateDeclarationId(other)!.Split('~')[0]
        group id by id into once
        orderby once.Key
        select once.Key;

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceSymbol space) => space.GetTypeMembers()
        .Where(type => type.DeclaredAccessibility == Accessibility.Public)
        .Concat(space.GetNamespaceMembers().SelectMany(PublicTypes));

    private static bool IsPublic(IMethodSymbol method) => method.DeclaredAccessibility == Accessibility.Public;

    private static bool TakesProvider(IMethodSymbol method) =>
        method.Parameters.Any(parameter => parameter.Type.Name == nameof(TimeProvider));

    private static bool Waits(IMethodSymbol method) => method.Parameters.Any(parameter =>
        parameter.Type.Name == nameof(TimeSpan)
        || (parameter.Type.SpecialType == SpecialType.System_Int32 && parameter.Name.StartsWith("millisecond", StringComparison.Ordinal)));
}
