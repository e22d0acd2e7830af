namespace PluginHybrid.Hosting.Sources;

/// <summary>Why a plugin cannot be loaded, or a warning about one that can. Names the place and the fix.</summary>
/// <param name="File">Path as the operator knows it.</param>
/// <param name="Line">From 1; 0 when it is about the whole file.</param>
/// <param name="Column">From 1; 0 when unknown.</param>
/// <param name="Code"><c>CS1061</c>, <c>HYB0003</c>, ...</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Fix">What to do, or empty.</param>
/// <param name="IsError">False for a warning.</param>
public sealed record SourceProblem(string File, int Line, int Column, string Code, string Text, string Fix = "", bool IsError = true)
{
    /// <inheritdoc />
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}({Line},{Column})" : File;
        return $"{place}: {(IsError ? "error" : "warning")} {Code}: {Text}{(Fix.Length > 0 ? $" {Fix}" : "")}";
    }
}
