namespace PluginHybrid.FakeExchange.Faults;

/// <summary>A fault that struck.</summary>
/// <param name="Id">Its id in the script.</param>
/// <param name="Fault">Its name in the catalogue.</param>
/// <param name="At">Time since the script began.</param>
/// <param name="State">The state of the session, as the venue saw it: a column of the coverage table.</param>
/// <param name="Place">The moment that set it off, in words.</param>
public sealed record Strike(string Id, string Fault, TimeSpan At, string State, string Place);
