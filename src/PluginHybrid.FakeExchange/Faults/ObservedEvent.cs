namespace PluginHybrid.FakeExchange.Faults;

/// <summary>An event of the host.</summary>
/// <param name="At">When it was published: the same clock as <see cref="FaultRun.StartedAt"/>, minus that.</param>
/// <param name="Name">For example <c>private.reconnected</c>.</param>
/// <param name="Stream"><c>private</c>, <c>public</c>, or empty.</param>
/// <param name="Symbol">The instrument it is about; empty for none.</param>
/// <param name="Leg">The leg it is about. Default 0.</param>
/// <param name="Gap">Length of the gap that it ends; zero for none.</param>
/// <param name="Corrected">Legs that a read found changed. Default 0.</param>
/// <param name="Text">Reason or outcome, for people. Default empty.</param>
public sealed record ObservedEvent(
    TimeSpan At, string Name, string Stream = "", string Symbol = "", int Leg = 0, TimeSpan Gap = default, int Corrected = 0, string Text = "");
