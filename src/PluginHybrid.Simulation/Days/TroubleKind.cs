namespace PluginHybrid.Simulation.Days;

/// <summary>What can strike.</summary>
public enum TroubleKind
{
    /// <summary>A stream's socket is reset: what was on its way is lost.</summary>
    Reset,

    /// <summary>A stream's socket is closed in order, with a close frame.</summary>
    Close,

    /// <summary>Half open: for a while nothing passes in either direction of a stream, and nobody is told.</summary>
    Silence,

    /// <summary>A stream stalls for a while; then everything held comes at once, in order.</summary>
    Clog,

    /// <summary>All messages of a stream take longer for a while, by <see cref="Trouble.Amount"/> milliseconds.</summary>
    Slow,

    /// <summary>Dials of a stream are refused for a while.</summary>
    DialRefused,

    /// <summary>Dials of a stream hang for a while.</summary>
    DialHang,

    /// <summary>Auth or subscribe requests of a stream are refused for a while.</summary>
    RequestRefused,

    /// <summary>Auth or subscribe requests and pings of a stream get no answer for a while.</summary>
    RequestSilent,

    /// <summary>First prices after a subscription, the snapshots, are lost for a while, though the stream lives and changes come.</summary>
    SnapshotsLost,

    /// <summary>Frames of the private stream, and changes of prices, are told a second time, later and out of order, for a while.</summary>
    Repeats,

    /// <summary>REST calls fail with HTTP 5xx for a while.</summary>
    RestDown,

    /// <summary>REST calls never get an answer and never reach the venue, for a while.</summary>
    RestSilent,

    /// <summary>REST calls reach the venue, and their answers are lost, for a while.</summary>
    RestAnswerLost,

    /// <summary>REST answers are late for a while, by <see cref="Trouble.Amount"/> milliseconds.</summary>
    RestSlow,

    /// <summary>REST calls are refused with 10006 for a while.</summary>
    RateLimited,

    /// <summary>Position lists over REST show the rows of when it began, for a while.</summary>
    StaleRows,

    /// <summary>Everything at the venue closes with 1012 and refuses for a while.</summary>
    Maintenance,

    /// <summary>The venue's clock jumps ahead by <see cref="Trouble.Amount"/> milliseconds, and stays: rows are told apart by their times, so it never goes back.</summary>
    TimeSkew,

    /// <summary>A symbol's price jumps by the fraction <see cref="Trouble.Amount"/> and stays.</summary>
    Jump,

    /// <summary>A symbol's price goes by the fraction <see cref="Trouble.Amount"/> and comes back, through stops and liquidation prices.</summary>
    Wick,

    /// <summary>A plugin throws in every turn for a while.</summary>
    PluginThrows,

    /// <summary>A plugin's turns last for a while longer, by <see cref="Trouble.Amount"/> milliseconds of awaiting.</summary>
    PluginSlow,

    /// <summary>A plugin is stopped and started again.</summary>
    PluginRestart,

    /// <summary>A plugin is replaced by itself, as a saved file would.</summary>
    PluginSwap,

    /// <summary>The host dies at once (kill −9), losing what was not durable, and starts again after the time given.</summary>
    HostCrash,
}
