using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>One entry of a script's <c>faults</c>.</summary>
/// <param name="Id">Its name in the script, unique.</param>
/// <param name="Kind">What is done.</param>
/// <param name="With">With which parameters.</param>
/// <param name="When">When.</param>
/// <param name="Repeat">At most how often; <see cref="int.MaxValue"/> without end.</param>
/// <param name="For">How long it lasts; null for as long as it has something to do.</param>
/// <param name="State">The state of the session in which it must strike, as the venue sees it; null for any.</param>
internal sealed record ScriptedFault(string Id, Fault Kind, Arguments With, Trigger When, int Repeat, TimeSpan? For, string? State);
