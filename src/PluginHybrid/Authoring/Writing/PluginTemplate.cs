namespace PluginHybrid.Authoring.Writing;

/// <summary>The files a new plugin begins with: those of <c>templates/content</c>, which this assembly carries, with the names put in.</summary>
internal static class PluginTemplate
{
    private const string Prefix = "templates/";

    // Under its real name a template's project would be one of this repository.
    private const string Disguise = ".template";

    /// <summary>The forms there are: the choices of the package for <c>dotnet new</c> as well.</summary>
    public static readonly string[] Kinds = ["csx", "cs", "dll"];

    /// <summary>The files of one form, in the order of their paths, from the folder with plugins. A project has a folder, and its tests have one beside it.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="names">What stands in place of the template's own names.</param>
    public static IReadOnlyList<TextToWrite> Files(string kind, PluginNames names) => kind == "dll"
        ? [.. Under("dll", $"{names.Class}/", names), .. Under("dll-tests", $"{names.Class}.Tests/", names)]
        : [.. Under(kind, "", names)];

    private static IEnumerable<TextToWrite> Under(string form, string target, PluginNames names)
    {
        var assembly = typeof(PluginTemplate).Assembly;
        var folder = $"{Prefix}{form}/";
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new TextToWrite(target + names.Put(name[folder.Length..].Replace(Disguise, "", StringComparison.Ordinal)), names.Put(Read(assembly.GetManifestResourceStream(name)!))));
    }

    private static string Read(Stream resource)
    {
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
