namespace PluginHybrid.Recordings.Format;

/// <summary>What one plugin restored when it started.</summary>
/// <param name="Plugin">Its id.</param>
/// <param name="Values">Key and JSON text, keys in ordinal order.</param>
public sealed record HeaderState(string Plugin, IReadOnlyList<KeyValuePair<string, string>> Values);
