namespace PluginHybrid.Configuration;

/// <summary>Where a value was found: a place in a file, or an environment variable.</summary>
/// <param name="Source">File name as the person wrote it, or the variable's name.</param>
/// <param name="Line">From 1; 0 when there is no line.</param>
/// <param name="Column">From 1; 0 when there is no column.</param>
internal readonly record struct SettingPlace(string Source, long Line = 0, long Column = 0)
{
    /// <summary><c>hybrid.yaml:4:3</c>, which editors open at the spot, or the name alone.</summary>
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}:{Column}";
}
