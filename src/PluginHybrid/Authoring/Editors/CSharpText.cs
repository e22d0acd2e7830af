using System.Globalization;
using System.Reflection;

namespace PluginHybrid.Authoring.Editors;

/// <summary>Reflected types and signatures as C# writes them, every name with its namespace.</summary>
internal static class CSharpText
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>A type's name, for example <c>global::System.Func&lt;int, decimal?&gt;</c>.</summary>
    /// <param name="type">No pointer and no reference.</param>
    public static string Of(Type type)
    {
        if (Words.TryGetValue(type, out var word)) return word;
        if (type.IsGenericParameter) return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } inner) return $"{Of(inner)}?";
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[]";
        var name = type.IsNested ? $"{Of(type.DeclaringType!)}.{type.Name}" : $"global::{type.Namespace}.{type.Name}";
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    /// <summary>The generic parameters of a method, in angle brackets, or nothing.</summary>
    /// <param name="method">The method.</param>
    public static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Of))}>" : "";

    /// <summary>The <c>where</c> clauses of a method, each with a blank in front, or nothing.</summary>
    /// <param name="method">The method.</param>
    public static string Constraints(MethodInfo method) => method.IsGenericMethod
        ? string.Concat(method.GetGenericArguments().Select(Constraint))
        : "";

    /// <summary>A parameter with its default, for example <c>decimal? min = null</c>.</summary>
    /// <param name="parameter">By value.</param>
    public static string Of(ParameterInfo parameter)
    {
        var text = $"{Of(parameter.ParameterType)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Literal(parameter.ParameterType, parameter.RawDefaultValue)}" : text;
    }

    private static string Constraint(Type parameter)
    {
        var special = parameter.GenericParameterAttributes;
        var words = new List<string>();
        if (special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) words.Add("struct");
        if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) words.Add("class");
        words.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Of));
        var isStruct = words.Contains("struct");
        if (!isStruct && special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) words.Add("new()");
        return words.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", words)}";
    }

    private static string Literal(Type type, object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        decimal number => $"{number.ToString(CultureInfo.InvariantCulture)}m",
        _ when type.IsEnum => $"({Of(type)}){Convert.ToInt64(value, CultureInfo.InvariantCulture)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
