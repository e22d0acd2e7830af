namespace PluginHybrid.FakeExchange.Faults;

/// <summary>Why a fault cannot stand in a script although each of its words can be read.</summary>
/// <param name="Word">The word it is about; <c>null</c>: the fault as a whole.</param>
/// <param name="Says">What is wrong, and what to write.</param>
internal sealed record Objection(string? Word, string Says);
