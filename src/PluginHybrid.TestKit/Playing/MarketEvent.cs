namespace PluginHybrid.TestKit.Playing;

/// <summary>Something that happens at a time after the beginning of the run.</summary>
/// <param name="At">When.</param>
/// <param name="Happens">What.</param>
internal readonly record struct MarketEvent(TimeSpan At, Action<IStage> Happens);
