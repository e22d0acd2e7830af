namespace PluginHybrid.Recordings.Redaction;

/// <summary>Where a message was met: with its content it decides which class of the policy holds.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of a REST body or query the path, <c>/v5/position/list</c>; of a canonical record its type name; of a frame empty: its topic or op tells.</param>
public readonly record struct MessagePlace(MessageKind Kind, string Name = "");
