namespace PluginHybrid.Recordings.Redaction;

/// <summary>By which policy a recording was made safe.</summary>
/// <param name="Name">For example <c>bybit-v5</c>.</param>
/// <param name="Version">Rises with every change of the policy.</param>
/// <param name="Sha256">Of the policy's text, 64 lower-case hex digits.</param>
public sealed record RedactionPolicyName(string Name, int Version, string Sha256);
