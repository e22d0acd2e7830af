namespace PluginHybrid.Sdk.Lifecycle;

/// <summary>The version of this SDK that an assembly was built with. Stamped by the package; not written by hand.</summary>
/// <param name="major">Another major is refused.</param>
/// <param name="minor">A higher minor than the host's is refused with the words "update the host".</param>
/// <example><code>[assembly: HybridApi(ApiVersion.Major, ApiVersion.Minor)]</code></example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class HybridApiAttribute(int major, int minor) : Attribute
{
    /// <summary>Raised when something is taken away or changes its meaning.</summary>
    public int Major { get; } = major;

    /// <summary>Raised when something is added.</summary>
    public int Minor { get; } = minor;
}
