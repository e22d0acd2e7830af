namespace PluginHybrid.FakeExchange.People;

/// <summary>A step: when, and what.</summary>
/// <param name="At">Time since the round began; null when it follows the step before.</param>
/// <param name="After">Time since the step before; zero at once.</param>
/// <param name="When">Price to wait for once that time has come; null for none.</param>
/// <param name="Action">What is done.</param>
internal sealed record PersonStep(TimeSpan? At, TimeSpan After, PriceCondition? When, PersonAction Action);
