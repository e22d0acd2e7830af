namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>A parameter of a call does not parse; the call answers 10001.</summary>
internal sealed class RestParameterException(string name) : Exception($"params error: {name} invalid");
