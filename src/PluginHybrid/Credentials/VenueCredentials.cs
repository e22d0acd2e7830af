namespace PluginHybrid.Credentials;

/// <summary>A key of the venue and its secret. Its text shows neither.</summary>
/// <param name="key">The API key.</param>
/// <param name="secret">The API secret.</param>
internal sealed class VenueCredentials(string key, string secret)
{
    /// <summary>The API key. Never for logs, files or screens.</summary>
    public string Key => key;

    /// <summary>The API secret. Never for logs, files or screens.</summary>
    public string Secret => secret;

    /// <summary>Says that there are credentials, not which.</summary>
    public override string ToString() => "credentials (not shown)";
}
