using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using PluginHybrid.Sdk;

namespace PluginHybrid.Authoring.Editors;

/// <summary>The text of <c>.hybrid.csx</c>: what a script finds as globals, as declarations an editor understands. Read from the SDK itself, so it cannot fall behind it.</summary>
internal static class ScriptStubs
{
    /// <summary>The file's name; the host reads any file of this name as empty.</summary>
    public const string FileName = ".hybrid.csx";

    // Those of the namespaces that an editor without the host's references does not know.
    private static readonly string[] Libraries = ["System.ComponentModel.Annotations", "System.Linq", "System.Net.Http"];

    private const string Body = "throw new global::System.NotSupportedException();";

    /// <summary>Writes the file.</summary>
    /// <param name="sdk">Full path of <c>PluginHybrid.Sdk.dll</c>.</param>
    /// <param name="namespaces">What a script may name without a <c>using</c>.</param>
    public static string Text(string sdk, IEnumerable<string> namespaces)
    {
        var text = new StringBuilder()
            .Append("// Written by hybrid ide, for editors alone: the host reads this file as empty. Not for version control: it names a path of this machine.\n")
            .Append($"#r \"{sdk}\"\n")
            .Append(string.Concat(Libraries.Select(name => $"#r \"{name}\"\n")));
        foreach (var name in namespaces)
        {
            text.Append($"global using global::{name};\n");
        }

        foreach (var property in Globals<PropertyInfo>().Where(IsGlobal))
        {
            text.Append($"{CSharpText.Of(property.PropertyType)} {property.Name} => {Body}\n");
        }

        foreach (var method in Globals<MethodInfo>().Where(IsGlobal))
        {
            text.Append(Stub(method));
        }

        return text.ToString();
    }

    // By name, and by signature among those of one name: reflection promises no order.
    private static IEnumerable<T> Globals<T>()
        where T : MemberInfo => typeof(HybridScript)
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OfType<T>()
            .Where(member => member.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never })
            .OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.ToString(), StringComparer.Ordinal);

    private static bool IsGlobal(PropertyInfo property) => property.GetMethod is { IsPublic: true };

    // The overrides are the host's way in; a script registers handlers instead.
    private static bool IsGlobal(MethodInfo method) => !method.IsSpecialName && method.GetBaseDefinition() == method;

    private static string Stub(MethodInfo method)
    {
        var rank = method.GetCustomAttribute<OverloadResolutionPriorityAttribute>() is { } priority
            ? $"[global::System.Runtime.CompilerServices.OverloadResolutionPriority({priority.Priority})] "
            : "";
        var parameters = string.Join(", ", method.GetParameters().Select(CSharpText.Of));
        return $"{rank}{CSharpText.Of(method.ReturnType)} {method.Name}{CSharpText.Generics(method)}({parameters}){CSharpText.Constraints(method)} => {Body}\n";
    }
}
