namespace PluginHybrid.Sdk.Settings;

/// <summary>Settings that check what a range cannot say.</summary>
public interface ISettingsCheck
{
    /// <summary>The first thing that cannot be, or <c>null</c>. Called after the ranges hold, before the plugin starts.</summary>
    /// <example><code>
    /// public sealed record Band : ISettingsCheck
    /// {
    ///     public decimal Floor { get; init; } = 1;
    ///     public decimal Ceiling { get; init; } = 5;
    ///     public string? Problem() =&gt; Floor &gt; Ceiling ? "floor must not be above ceiling" : null;
    /// }
    /// </code></example>
    string? Problem();
}
