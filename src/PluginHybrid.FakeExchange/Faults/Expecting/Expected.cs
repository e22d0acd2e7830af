using PluginHybrid.FakeExchange.Faults.Language;

namespace PluginHybrid.FakeExchange.Faults.Expecting;

/// <summary>One entry of a script's <c>expect</c>.</summary>
internal sealed record Expected(Expectation Kind, Arguments With);
