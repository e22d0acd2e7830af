using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PluginHybrid.Sdk.Tests.Examples;

/// <summary>The SDK's documentation file, and what of the SDK it should hold examples for.</summary>
internal static partial class SdkDocumentation
{
    private static readonly Assembly Sdk = typeof(HybridPlugin).Assembly;

    /// <summary>All examples, in the order of the file.</summary>
    public static IReadOnlyList<SdkExample> Examples { get; } =
    [
        .. from member in XDocument.Load(Path.ChangeExtension(Sdk.Location, ".xml")).Descendants("member")
           from code in member.Elements("example").Elements("code")
           select new SdkExample(member.Attribute("name")!.Value, code.Value.Trim('\r', '\n')),
    ];

    /// <summary>Public members a plugin author may use, with the example text of their own or of their type.</summary>
    public static IEnumerable<(string Member, string Name, string Examples)> Members() =>
        from type in Sdk.GetExportedTypes()
        from member in Named(type)
        let prefix = ":" + type.FullName!.Replace('+', '.')
        let text = string.Join('\n', Examples.Where(example => IsOf(example.Of, prefix)).Select(example => example.Code))
        select ($"{type.Name}.{member}", member, text);

    /// <summary>True when a text names a word as a whole.</summary>
    public static bool Names(string text, string word) => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}\b");

    private static bool IsOf(string member, string type) =>
        member[1..] == type || (member[1..].StartsWith(type, StringComparison.Ordinal) && member[type.Length + 1] is '.' or '(');

    private static IEnumerable<string> Named(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return [type.Name];
        }

        var members = type.GetMembers(Own).Where(member => IsForAuthors(type, member)).Select(member => member.Name).Distinct();
        string[] self = type.IsInterface || type == typeof(HybridScript) ? [] : [Arity().Replace(type.Name, "").Replace("Attribute", "", StringComparison.Ordinal)];
        return [.. self, .. members];
    }

    private static bool IsForAuthors(Type type, MemberInfo member) => member switch
    {
        _ when member.GetCustomAttribute<System.ComponentModel.EditorBrowsableAttribute>()?.State == System.ComponentModel.EditorBrowsableState.Never => false,
        _ when member.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null => false,
        PropertyInfo { Name: "EqualityContract" } => false,
        PropertyInfo { GetMethod: { } get } property => (get.IsPublic || get.IsFamily) && !OfTheEvent(type, property) && !type.IsSubclassOf(typeof(Attribute)),
        MethodInfo method => (method.IsPublic || method.IsFamily) && !method.IsSpecialName && method.GetBaseDefinition() == method
            && method.Name is not ("ToString" or "Equals" or "GetHashCode" or "CompareTo" or "Deconstruct" or "PrintMembers"),
        _ => false,
    };

    // Name and stamp are the same for every event; IHybridEvent shows them once.
    private static bool OfTheEvent(Type type, PropertyInfo property) =>
        type.IsValueType && property.Name is nameof(Events.IHybridEvent.Name) or nameof(Events.IHybridEvent.Stamp);

    [GeneratedRegex("`[0-9]+$")]
    private static partial Regex Arity();
}
