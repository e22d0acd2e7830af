using System.Xml;
using System.Xml.Linq;

namespace PluginHybrid.Tidy.Tests.Inspecting;

/// <summary>One csproj.</summary>
/// <param name="file">Its file.</param>
internal sealed class ProjectFile(TextFile file)
{
    private readonly XDocument _xml = XDocument.Parse(file.Text, LoadOptions.SetLineInfo);

    /// <summary>The file.</summary>
    public TextFile File { get; } = file;

    /// <summary>File name without extension.</summary>
    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(file.Name);

    /// <summary>What its namespaces begin with.</summary>
    public string RootNamespace => _xml.Descendants("RootNamespace").FirstOrDefault()?.Value ?? Name;

    /// <summary>Names of the projects it is compiled against, with their elements. What is only built along is none of them.</summary>
    public IEnumerable<(string Name, XElement Element)> References =>
        from element in _xml.Descendants("ProjectReference")
        where element.Attribute("ReferenceOutputAssembly")?.Value != "false"
        let include = element.Attribute("Include")?.Value.Replace('\\', '/') ?? ""
        select (System.IO.Path.GetFileNameWithoutExtension(include), element);

    /// <summary>Packages and shared frameworks it names, with their elements.</summary>
    public IEnumerable<(string Name, XElement Element)> Packages =>
        from element in _xml.Descendants()
        where element.Name.LocalName is "PackageReference" or "FrameworkReference"
        select (element.Attribute("Include")?.Value ?? element.Attribute("Update")?.Value ?? "", element);

    /// <summary>Elements of one name.</summary>
    public IEnumerable<XElement> Elements(string name) => _xml.Descendants(name);

    /// <summary>A finding at an element.</summary>
    public Finding At(XElement element, string problem) => File.At(((IXmlLineInfo)element).LineNumber, problem);
}
