using System.Text.Json.Serialization;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>A line from the process to the host. Nothing in it is trusted.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Did), "did")]
[JsonDerivedType(typeof(LogLine), "log")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(Pong), "pong")]
internal abstract record FromChild;

/// <summary>The first answer: loaded.</summary>
internal sealed record Ready(
    int Protocol, int ApiMajor, int ApiMinor, string Id, string Title, string Version, Capabilities Asked,
    IReadOnlyList<SourceProblem> Warnings, string? SettingsSchema = null) : FromChild;

/// <summary>The first answer: cannot be loaded, and why.</summary>
internal sealed record Refused(int Protocol, IReadOnlyList<SourceProblem> Problems) : FromChild;

/// <summary>What the plugin did since the last one: all of it holds, or none of it was said. Sent before the plugin's thread waits.</summary>
/// <param name="Turn">The turn that has come to its end; 0 when none has.</param>
/// <param name="Fault">What it threw.</param>
/// <param name="Acts">In the order in which they were done.</param>
internal sealed record Did(long Turn = 0, WireFault? Fault = null, IReadOnlyList<Act>? Acts = null) : FromChild;

/// <summary>A line of the plugin's log.</summary>
internal sealed record LogLine(PluginLogLevel Level, string Text) : FromChild;

/// <summary>A question on which the plugin's thread waits: a symbol's rules, or a draw from the host's random source.</summary>
/// <param name="Id">Comes back in the answer.</param>
/// <param name="What"><c>instrument</c>, <c>next</c>, <c>nextLong</c>, <c>nextDouble</c>, <c>nextSingle</c> or <c>nextBytes</c>.</param>
/// <param name="Symbol">Of the instrument.</param>
/// <param name="Min">Smallest draw; absent when the call had none.</param>
/// <param name="Max">End of the draw, or the number of bytes.</param>
internal sealed record Ask(long Id, string What, string? Symbol = null, long? Min = null, long? Max = null) : FromChild;

/// <summary>The plugin's thread answers a ping.</summary>
internal sealed record Pong(long Id) : FromChild;
