using System.ComponentModel.DataAnnotations;
using PluginHybrid.Sdk;

namespace PluginHybrid.Authoring.Writing;

/// <summary>One plugin's id in the spellings that its files need.</summary>
/// <param name="id">A right id, for example <c>price-alert</c>.</param>
internal sealed class PluginNames(string id)
{
    // Where the namespaces live that every plugin has in reach: a class of such a name would hide what the text means.
    private static readonly Type[] InReach =
        [typeof(HybridPlugin), typeof(object), typeof(Enumerable), typeof(RangeAttribute), typeof(HttpClient), typeof(Queue<>), typeof(Console)];

    private static readonly HashSet<string> Taken = [.. InReach
        .SelectMany(type => type.Assembly.GetExportedTypes())
        .Where(type => type.Namespace is "System" or "System.IO" or "System.Linq" or "System.Threading" or "System.Threading.Tasks" or "System.Net.Http"
            or "System.Collections.Generic" or "System.ComponentModel.DataAnnotations" || type.Assembly == typeof(HybridPlugin).Assembly)
        .SelectMany(type => new[] { type.Name, Bare(type.Name) })];

    /// <summary>The class: <c>PriceAlert</c>, or <c>RangePlugin</c> where the name alone would hide one of the SDK's or the runtime's.</summary>
    public string Class { get; } = Named(string.Concat(id.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Capital)));

    /// <summary>Puts the names in place of those of the template.</summary>
    /// <param name="text">A text or a path of the template.</param>
    public string Put(string text) => text
        .Replace("HybridPlugin1", Class, StringComparison.Ordinal)
        .Replace("hybrid-plugin-1", id, StringComparison.Ordinal)
        .Replace("SDK-VERSION", HostVersion.Release, StringComparison.Ordinal);

    private static string Named(string name) => Taken.Contains(name) ? $"{name}Plugin" : name;

    private static string Bare(string name) => name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;

    private static string Capital(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];
}
