namespace PluginHybrid.Plugins.Ageing;

/// <summary>The kinds of acts, in the order in which one look considers them.</summary>
internal enum AgeActionKind
{
    Warn,
    CancelClose,
    CloseByMarket,
    CloseByLimit,
    GiveUp,
    Reduce,
    BreakEven,
    Target,
}
