using System.Text.Json.Serialization;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>A line from the host to the process.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Happened), "event")]
[JsonDerivedType(typeof(TimerDue), "timer")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(ClockDue), "clock")]
[JsonDerivedType(typeof(Settled), "outcome")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Ping), "ping")]
[JsonDerivedType(typeof(Stopping), "stopping")]
internal abstract record ToChild;

/// <summary>The first line: what to load.</summary>
internal sealed record Hello(
    string Magic, IReadOnlyList<int> Versions, string Id, PluginKind Kind, string Path, string Hash, WireSettings? Settings, string CacheFolder, bool Strict)
    : ToChild;

/// <summary>A line that begins a turn: it is answered by exactly one <see cref="Did"/> with this turn's number.</summary>
internal abstract record TurnFrame(TurnHead Turn) : ToChild;

/// <summary>Makes the instance and calls <c>OnStart</c>.</summary>
internal sealed record Start(TurnHead Turn, string Version, StartReason Reason, IReadOnlyDictionary<string, string> State) : TurnFrame(Turn);

/// <summary>Calls the handler of an event.</summary>
internal sealed record Happened(TurnHead Turn, IHybridEvent? Event) : TurnFrame(Turn);

/// <summary>Calls what <c>Every</c> or <c>After</c> was given.</summary>
internal sealed record TimerDue(TurnHead Turn, long Id) : TurnFrame(Turn);

/// <summary>Calls <c>OnStop</c>.</summary>
internal sealed record Stop(TurnHead Turn, StopReason Reason) : TurnFrame(Turn);

/// <summary>A timer of the plugin's clock is due; also while a handler awaits.</summary>
internal sealed record ClockDue(long Id, DateTimeOffset At) : ToChild;

/// <summary>What became of a command.</summary>
internal sealed record Settled(long Id, DateTimeOffset At, WireOutcome Outcome) : ToChild;

/// <summary>What an <see cref="Ask"/> wanted to know.</summary>
internal sealed record Answer(long Id, Instrument? Instrument, string? Drawn) : ToChild;

/// <summary>Are you there? Answered on the plugin's own thread.</summary>
internal sealed record Ping(long Id) : ToChild;

/// <summary>Cancels the plugin's token.</summary>
internal sealed record Stopping : ToChild;
