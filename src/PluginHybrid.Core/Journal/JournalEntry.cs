using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Journal;

/// <summary>One line of the journal: what <c>hybrid why</c> strings together. Carries no secret.</summary>
public sealed record JournalEntry
{
    /// <summary>The sequencer's number of the input that caused it; 0 outside a session.</summary>
    public required long Input { get; init; }

    /// <summary>The host's clock at that input.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it tells.</summary>
    public required JournalKind Kind { get; init; }

    /// <summary>The plugin, <c>host</c>, or empty for the venue's own events.</summary>
    public string Plugin { get; init; } = "";

    /// <summary>The command's number; 0 when it is about none.</summary>
    public long Number { get; init; }

    /// <summary>The plugin's mode; <c>null</c> when it is about none.</summary>
    public PluginMode? Mode { get; init; }

    /// <summary>The leg; <c>null</c> when it is about none.</summary>
    public PositionKey? Leg { get; init; }

    /// <summary>The life of the leg, see <see cref="Position.Life"/>; 0 when unknown.</summary>
    public int Life { get; init; }

    /// <summary>Our order id, or empty.</summary>
    public string OrderLinkId { get; init; } = "";

    /// <summary>The venue's order id, or empty.</summary>
    public string OrderId { get; init; } = "";

    /// <summary>What happened, one canonical line: <c>set-stop 61250.5 mark</c>, <c>accepted 61250.5</c>, <c>denied never-looser: ...</c>.</summary>
    public required string What { get; init; }

    /// <summary>The plugin's reason, or empty.</summary>
    public string Because { get; init; } = "";

    /// <summary>The event in whose turn it was decided, in words, or empty.</summary>
    public string Cause { get; init; } = "";
}
