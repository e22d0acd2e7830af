namespace PluginHybrid.Tidy.Tests.Inspecting;

/// <summary>One habit of this repository, held by a test.</summary>
internal abstract class Rule
{
    /// <summary>The class name.</summary>
    public string Name => GetType().Name;

    /// <summary>What to do about a finding.</summary>
    public abstract string Fix { get; }

    /// <summary>Looks at a tree.</summary>
    /// <param name="tree">The repository, or a sample.</param>
    /// <returns>What was found and how much was looked at.</returns>
    public abstract Verdict Inspect(Tree tree);
}
