namespace PluginHybrid.Tidy.Tests.Inspecting;

/// <summary>One place where a rule is not kept.</summary>
/// <param name="Path">Path from the repository's root, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Problem">What was found there.</param>
internal sealed record Finding(string Path, int Line, string Problem)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path}:{Line}: {Problem}";
}
