namespace PluginHybrid.Recordings.Format;

/// <summary>Names the part before this one.</summary>
/// <param name="File">Its file name, without folder and without <c>.zst</c>.</param>
/// <param name="Last">Number of its last record.</param>
/// <param name="Sha256">As its <c>end</c> says; lower-case hex.</param>
public sealed record PartLink(string File, long Last, string Sha256);
