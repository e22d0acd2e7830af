namespace PluginHybrid.Recordings.Format;

/// <summary>Looks at a line right before it is written, and throws when it must not be.</summary>
/// <param name="line">The whole line.</param>
/// <param name="record">Its number.</param>
public delegate void LineGate(ReadOnlySpan<byte> line, long record);
