using System.Text.Json.Serialization;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>Generated code for <see cref="FromChild"/>. Strict: what is missing or <c>null</c> where it must not be is refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(DecimalText)])]
[JsonSerializable(typeof(FromChild))]
internal sealed partial class FromChildJson : JsonSerializerContext;
