namespace PluginHybrid.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What was found.</param>
/// <param name="Fix">What would be right.</param>
internal sealed record SettingProblem(SettingPlace Place, string Message, string Fix)
{
    /// <summary>Two lines for a person: what is wrong where, and indented below it the fix.</summary>
    public override string ToString() => $"{Place}: {Message}\n    {Fix}";
}
