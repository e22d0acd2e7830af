using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Reads from a DLL's bytes, before anything of it is loaded, which API it was built for.</summary>
internal static class ApiLevel
{
    private const string Restore = "Reference the PluginHybrid.Sdk package (it stamps the version), or import its targets as plugins/Directory.Build.targets does.";

    /// <summary>What speaks against loading it, or <c>null</c>.</summary>
    /// <param name="file">Path for the problem.</param>
    /// <param name="image">The whole DLL.</param>
    public static SourceProblem? ProblemOf(string file, ReadOnlyMemory<byte> image)
    {
        try
        {
            using var reader = new PEReader(new MemoryStream(image.ToArray(), writable: false));
            if (!reader.HasMetadata) return Broken(file, "it holds no .NET code");
            var last = reader.PEHeaders.SectionHeaders.Max(section => section.PointerToRawData + section.SizeOfRawData);
            if (image.Length < last) return Broken(file, $"it has {image.Length} of {last} bytes");
            return Judge(file, reader.GetMetadataReader());
        }
        catch (Exception problem) when (problem is BadImageFormatException or InvalidOperationException or ArgumentException or IOException)
        {
            return Broken(file, problem.Message);
        }
    }

    /// <summary>A file that is no assembly, or not yet.</summary>
    /// <param name="file">Path for the problem.</param>
    /// <param name="why">What was found.</param>
    public static SourceProblem Broken(string file, string why) =>
        new(file, 0, 0, "HYB0101", $"this is no complete .NET assembly: {why}.", "It is loaded when the whole file is there; build or copy it again if it stays so.");

    /// <summary>True for a file with .NET code; a native library is none.</summary>
    /// <param name="file">Full path.</param>
    public static bool IsManaged(string file)
    {
        try
        {
            using var reader = new PEReader(File.OpenRead(file));
            return reader.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static SourceProblem? Judge(string file, MetadataReader metadata)
    {
        if (Stamp(metadata) is not var (major, minor))
        {
            return new SourceProblem(file, 0, 0, "HYB0105", "the assembly does not say which plugin API it was built for.", Restore);
        }

        if (major != ApiVersion.Major)
        {
            var fix = major < ApiVersion.Major ? "Build the plugin against the present SDK." : "Update the host.";
            return new SourceProblem(file, 0, 0, "HYB0106", $"built for plugin API {major}.{minor}, this host speaks {ApiVersion.Major}.{ApiVersion.Minor}.", fix);
        }

        return minor <= ApiVersion.Minor ? null : new SourceProblem(
            file, 0, 0, "HYB0107", $"needs plugin API {major}.{minor}, this host speaks {ApiVersion.Major}.{ApiVersion.Minor}.", "Update the host.");
    }

    private static (int Major, int Minor)? Stamp(MetadataReader metadata)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (parent.Kind != HandleKind.TypeReference) continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
            if (metadata.GetString(type.Name) != nameof(HybridApiAttribute) || metadata.GetString(type.Namespace) != typeof(HybridApiAttribute).Namespace) continue;
            var value = metadata.GetBlobReader(attribute.Value);
            return value.ReadUInt16() == 1 && value.RemainingBytes >= 8 ? (value.ReadInt32(), value.ReadInt32()) : null;
        }

        return null;
    }
}
