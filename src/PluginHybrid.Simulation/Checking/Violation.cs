namespace PluginHybrid.Simulation.Checking;

/// <summary>An invariant that did not hold.</summary>
/// <param name="Checker">The checker's name.</param>
/// <param name="Place">What exactly it found wrong, in a word that is the same in every run with the same cause: shrinking holds on to it.</param>
/// <param name="At">Virtual time since the day began.</param>
/// <param name="Input">The host's newest input then; 0 while no host was up.</param>
/// <param name="Text">What was wanted and what was found, with the leg or order concerned.</param>
public sealed record Violation(string Checker, string Place, TimeSpan At, long Input, string Text);
