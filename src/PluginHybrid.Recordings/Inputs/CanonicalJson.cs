using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Recordings.Inputs;

/// <summary>How values of the session are put into JSON: one text for one value.</summary>
internal static class CanonicalJson
{
    /// <summary>Names the type of a member of a family.</summary>
    public const string Discriminator = "is";

    /// <summary>Bases whose members are written with their type's name; a new member needs nothing here.</summary>
    public static IReadOnlyList<Type> Families { get; } = [typeof(SessionInput), typeof(RestCall), typeof(RestAnswer), typeof(OrderCommand)];

    /// <summary>The one set of rules.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>All that can be of a family, by name in ordinal order.</summary>
    /// <param name="family">The base.</param>
    public static IEnumerable<Type> MembersOf(Type family) => family.Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(family))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static JsonSerializerOptions Make()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(NameMembers);
        resolver.Modifiers.Add(KeepWhatCanBeRead);
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            AllowOutOfOrderMetadataProperties = true,
            TypeInfoResolver = resolver,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly();
        return options;
    }

    private static void NameMembers(JsonTypeInfo info)
    {
        if (!Families.Contains(info.Type))
        {
            return;
        }

        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = Discriminator };
        foreach (var member in MembersOf(info.Type))
        {
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(member, member.Name));
        }
    }

    // What is computed from the rest would be written and not read; the order of reflection is nobody's promise.
    private static void KeepWhatCanBeRead(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var kept = info.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null)
            .OrderBy(property => property.Name, StringComparer.Ordinal).ToArray();
        info.Properties.Clear();
        foreach (var property in kept)
        {
            info.Properties.Add(property);
        }
    }
}
