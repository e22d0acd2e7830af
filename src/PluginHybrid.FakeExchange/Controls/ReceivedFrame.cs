namespace PluginHybrid.FakeExchange.Controls;

/// <summary>Something a client sent.</summary>
/// <param name="At">Real time of arrival, by the options' <see cref="TimeProvider"/>.</param>
/// <param name="Text">The frame as text.</param>
public sealed record ReceivedFrame(DateTimeOffset At, string Text);
