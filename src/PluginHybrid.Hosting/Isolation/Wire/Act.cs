using System.Text.Json.Serialization;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>One thing the plugin did, for the host to carry out.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(StoreValue), "set")]
[JsonDerivedType(typeof(RemoveValue), "remove")]
[JsonDerivedType(typeof(SubmitCommand), "submit")]
[JsonDerivedType(typeof(WatchSymbol), "watch")]
[JsonDerivedType(typeof(UnwatchSymbol), "unwatch")]
[JsonDerivedType(typeof(SetTimer), "timer")]
[JsonDerivedType(typeof(SetClockTimer), "clock")]
[JsonDerivedType(typeof(EndTimer), "end")]
[JsonDerivedType(typeof(CountUp), "count")]
[JsonDerivedType(typeof(ShowGauge), "gauge")]
[JsonDerivedType(typeof(TellInterest), "interest")]
internal abstract record Act;

/// <summary>Stores a value, JSON as text.</summary>
internal sealed record StoreValue(string Key, string Json) : Act;

/// <summary>Removes a value.</summary>
internal sealed record RemoveValue(string Key) : Act;

/// <summary>Gives a command; its outcome comes back under the number.</summary>
internal sealed record SubmitCommand(long Id, WireCommand Command) : Act;

/// <summary>Follows a symbol.</summary>
internal sealed record WatchSymbol(string Symbol) : Act;

/// <summary>No longer follows it.</summary>
internal sealed record UnwatchSymbol(string Symbol) : Act;

/// <summary><c>Every</c> or <c>After</c>; each call is a turn.</summary>
internal sealed record SetTimer(long Id, TimeSpan Delay, bool Repeats) : Act;

/// <summary>A timer of the plugin's clock, or its change. Negative spans: never.</summary>
internal sealed record SetClockTimer(long Id, TimeSpan Due, TimeSpan Period) : Act;

/// <summary>Ends a timer of either sort.</summary>
internal sealed record EndTimer(long Id) : Act;

/// <summary>Adds to a counter.</summary>
internal sealed record CountUp(string Name, long By) : Act;

/// <summary>Shows a figure.</summary>
internal sealed record ShowGauge(string Name, decimal Value) : Act;

/// <summary>Which handlers the plugin overrides, and what it asks for once it has begun to start.</summary>
internal sealed record TellInterest(IReadOnlyList<string> Handlers, Capabilities Asked) : Act;
