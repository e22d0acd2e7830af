namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>What the compiler made, or why it made nothing.</summary>
/// <param name="Image">The assembly; empty when there are errors.</param>
/// <param name="Symbols">Its portable pdb.</param>
/// <param name="Problems">Errors and warnings.</param>
/// <param name="Libraries">Full paths of the DLLs it needs beside the host's.</param>
internal sealed record CompiledScript(byte[] Image, byte[] Symbols, IReadOnlyList<SourceProblem> Problems, IReadOnlyList<string> Libraries)
{
    /// <summary>Nothing was made.</summary>
    /// <param name="problems">Why.</param>
    public static CompiledScript Refused(IReadOnlyList<SourceProblem> problems) => new([], [], problems, []);
}
