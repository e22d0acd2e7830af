namespace PluginHybrid.Configuration;

/// <summary>Whether a person has spelled out that a live venue may be dialled.</summary>
internal enum LiveConsent
{
    /// <summary>Not given: mainnet is refused with exit code 3.</summary>
    Never,

    /// <summary>Given, as <c>i-understand</c>.</summary>
    IUnderstand,
}
