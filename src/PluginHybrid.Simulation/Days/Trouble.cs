namespace PluginHybrid.Simulation.Days;

/// <summary>One thing that strikes, once.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, since the day began; from when on, where it waits for a moment.</param>
/// <param name="Lasts">How long; zero for what is over at once.</param>
/// <param name="Target"><c>private</c> or <c>public</c> for streams, a symbol for prices, a plugin's id for plugins, a REST path or empty for all; empty for the host.</param>
/// <param name="Amount">Milliseconds or a fraction, as the kind says. Default 0.</param>
/// <param name="Upon">What it waits for then; it never strikes when that never comes. Default nothing.</param>
/// <param name="After">How long after that moment. Default at once: in the next step.</param>
public sealed record Trouble(
    TroubleKind Kind, TimeSpan At, TimeSpan Lasts, string Target, decimal Amount = 0, StrikeMoment Upon = StrikeMoment.Time, TimeSpan After = default);
