using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Names methods of other assemblies as far as the lint needs them.</summary>
/// <param name="metadata">Of the assembly that calls.</param>
internal sealed class MethodNames(MetadataReader metadata)
{
    private readonly ParameterTypes _types = new();

    /// <summary>Type, member and overload of a method of another assembly; <c>null</c> for one of this assembly.</summary>
    /// <param name="handle">What the code names.</param>
    public (string Type, string Member, int Parameters, bool TakesClock)? Of(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification) return Of(metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
        if (handle.Kind != HandleKind.MemberReference) return null;
        var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        if (member.GetKind() != MemberReferenceKind.Method || TypeOf(member.Parent) is not { } type) return null;
        var signature = member.DecodeMethodSignature(_types, null);
        return (type, metadata.GetString(member.Name), signature.ParameterTypes.Length, signature.ParameterTypes.Contains("System.TimeProvider"));
    }

    private string? TypeOf(EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => ParameterTypes.Name(metadata, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(_types, null),
        _ => null,
    };

    // Only plain names matter; everything else keeps the name of what it is made of.
    private sealed class ParameterTypes : ISignatureTypeProvider<string, object?>
    {
        public static string Name(MetadataReader reader, TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            var name = reader.GetString(type.Name);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? $"{Name(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
                : $"{reader.GetString(type.Namespace)}.{name}";
        }

        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[]";

        public string GetByReferenceType(string elementType) => elementType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetGenericMethodParameter(object? genericContext, int index) => "";

        public string GetGenericTypeParameter(object? genericContext, int index) => "";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Name(reader, handle);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }
}
