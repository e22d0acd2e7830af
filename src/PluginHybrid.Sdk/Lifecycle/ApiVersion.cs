namespace PluginHybrid.Sdk.Lifecycle;

/// <summary>The version of this SDK. Within a major, members are only added.</summary>
/// <example><code>Log.Information($"built for plugin API {ApiVersion.Major}.{ApiVersion.Minor}");</code></example>
public static class ApiVersion
{
    /// <summary>Raised when something is taken away or changes its meaning.</summary>
    public const int Major = 1;

    /// <summary>Raised when something is added.</summary>
    public const int Minor = 0;
}
