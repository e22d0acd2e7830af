namespace PluginHybrid.Core.Wire;

/// <summary>The figures of a ticker that are kept.</summary>
[Flags]
public enum TickerFields
{
    /// <summary>The frame states no price that is kept.</summary>
    None = 0,

    /// <summary><c>markPrice</c>.</summary>
    Mark = 1,

    /// <summary><c>lastPrice</c>.</summary>
    Last = 2,

    /// <summary><c>indexPrice</c>.</summary>
    Index = 4,

    /// <summary><c>bid1Price</c>.</summary>
    Bid = 8,

    /// <summary><c>ask1Price</c>.</summary>
    Ask = 16,

    /// <summary><c>fundingRate</c>.</summary>
    Funding = 32,

    /// <summary><c>nextFundingTime</c>.</summary>
    NextFunding = 64,

    /// <summary>All of them.</summary>
    All = Mark | Last | Index | Bid | Ask | Funding | NextFunding,
}
