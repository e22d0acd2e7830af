using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Frames;

/// <summary>The outer members of any socket message, data or control. Empty or <c>null</c> where left out.</summary>
internal readonly record struct FrameHead
{
    /// <summary>An empty head.</summary>
    public FrameHead()
    {
    }

    /// <summary>Of a data frame: what it is about.</summary>
    public string Topic { get; init; } = "";

    /// <summary><c>snapshot</c>, <c>delta</c>, or an option socket's <c>COMMAND_RESP</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Of a control frame: which request it answers.</summary>
    public string Op { get; init; } = "";

    /// <summary>Our id of that request.</summary>
    public string ReqId { get; init; } = "";

    /// <summary>The venue's verdict.</summary>
    public bool? Success { get; init; }

    /// <summary>The venue's text, fit to be shown.</summary>
    public string Message { get; init; } = "";

    /// <summary>The venue's clock when it made a private frame.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>The venue's <c>ts</c> of a public frame.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The venue's <c>cs</c> of a public frame.</summary>
    public long? CrossSequence { get; init; }

    /// <summary>Where <c>data</c> lies.</summary>
    public JsonExtent Data { get; init; }
}
