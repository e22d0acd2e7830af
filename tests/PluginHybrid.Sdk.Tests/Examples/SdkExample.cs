namespace PluginHybrid.Sdk.Tests.Examples;

/// <summary>One <c>example</c> of the SDK's documentation.</summary>
/// <param name="Of">The member it stands over, as the documentation file names it: <c>M:PluginHybrid.Sdk...</c>.</param>
/// <param name="Code">What stands in its code element.</param>
public sealed record SdkExample(string Of, string Code);
