namespace PluginHybrid.Bench.Measuring;

/// <summary>What one run of one candidate brought.</summary>
/// <param name="Window">Rate, processor, memory.</param>
/// <param name="Delay">From send to callback; <c>null</c> in a run without pace.</param>
/// <param name="Handled">Share of the published events that a handler saw itself; the rest were replaced by newer ones.</param>
internal sealed record RunResult(Window Window, Delay? Delay = null, double Handled = 1);
