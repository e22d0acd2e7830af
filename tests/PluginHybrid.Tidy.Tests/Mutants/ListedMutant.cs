using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Mutants;

/// <summary>One mutant of a list in <c>tools/mutants</c>.</summary>
/// <param name="List">The list.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Name">What is broken.</param>
/// <param name="Edits">The file, and the text in it that is replaced.</param>
internal sealed record ListedMutant(TextFile List, int Line, string Name, IReadOnlyList<(string File, string Find)> Edits)
{
    /// <summary>A finding about it.</summary>
    public Finding Problem(string text) => List.At(Line, $"\"{Name}\": {text}");
}
