namespace PluginHybrid.Sdk.Settings;

/// <summary>Says what a setting means: shown in the schema, so in the operator's editor.</summary>
/// <param name="text">One sentence with the unit.</param>
/// <example><code>[Described("Distance from the best price, in percent."), Range(0.05, 50)] public decimal Percent { get; init; } = 1;</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Parameter)]
public sealed class DescribedAttribute(string text) : Attribute
{
    /// <summary>The sentence.</summary>
    public string Text { get; } = text;
}
