namespace PluginHybrid.Credentials;

/// <summary>What was found where credentials may come from.</summary>
/// <param name="Found">The credentials; <c>null</c> when there are none, or they are unusable.</param>
/// <param name="Source">Where from, in words; for a failure where they were looked for.</param>
/// <param name="Problem">Why they are unusable, with the fix; <c>null</c> when they are not.</param>
/// <param name="Warning">What is unwise about them; <c>null</c> when nothing is.</param>
internal sealed record CredentialsAnswer(VenueCredentials? Found, string Source, string? Problem = null, string? Warning = null);
