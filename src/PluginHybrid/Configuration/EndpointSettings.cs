namespace PluginHybrid.Configuration;

/// <summary>Addresses that replace those of the environment; <c>null</c> keeps its own.</summary>
internal sealed record EndpointSettings
{
    /// <summary>Base of the REST calls, for example <c>https://api.bybit.nl</c>.</summary>
    public Uri? Rest { get; init; }

    /// <summary>The private stream, path included.</summary>
    public Uri? Private { get; init; }

    /// <summary>The public stream, path included.</summary>
    public Uri? Public { get; init; }

    /// <summary>Those that are given, with the name of their key.</summary>
    public IEnumerable<(string Key, Uri Address)> Given()
    {
        if (Rest is not null)
        {
            yield return ("rest", Rest);
        }

        if (Private is not null)
        {
            yield return ("private", Private);
        }

        if (Public is not null)
        {
            yield return ("public", Public);
        }
    }
}
