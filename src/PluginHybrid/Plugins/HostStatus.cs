using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHybrid.Plugins;

/// <summary>Health of a running host, at one moment.</summary>
internal sealed record HostStatus
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Version of the host.</summary>
    public required string Hybrid { get; init; }

    /// <summary>Its process.</summary>
    public required int Process { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Venue { get; init; }

    /// <summary>Since the run began.</summary>
    public required double Seconds { get; init; }

    /// <summary>State of the private stream in a word.</summary>
    public required string PrivateStream { get; init; }

    /// <summary>State of the public stream in a word.</summary>
    public required string PublicStream { get; init; }

    /// <summary>True while positions and prices are both the venue's.</summary>
    public required bool Fresh { get; init; }

    /// <summary>Open legs.</summary>
    public required int Positions { get; init; }

    /// <summary>Open legs without a stop.</summary>
    public required IReadOnlyList<string> Unprotected { get; init; }

    /// <summary>Legs that the watchdog has been alarmed about for long, with its words.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    /// <summary>Why it is halted; <c>null</c> when it is not.</summary>
    public required string? Halted { get; init; }

    /// <summary>Why journal and state cannot be written; <c>null</c> when they can.</summary>
    public required string? StateProblem { get; init; }

    /// <summary>Journal lines that will never reach the disk.</summary>
    public required long LostJournalLines { get; init; }

    /// <summary>Every plugin found, by id in ordinal order.</summary>
    public required IReadOnlyList<PluginLine> Plugins { get; init; }

    /// <summary>What an operator should look at, most urgent first; empty when the host is healthy.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. Fresh ? Array.Empty<string>() : [$"not fresh: private {PrivateStream}, public {PublicStream}"],
        .. Alarms,
        .. Halted is null ? Array.Empty<string>() : [$"halted: {Halted}"],
        .. StateProblem is null ? Array.Empty<string>() : [$"state cannot be written: {StateProblem}"],
        .. Plugins.Where(plugin => !plugin.IsHealthy).Select(plugin => $"{plugin.Id} is {plugin.State}: {plugin.Problem}"),
    ];

    /// <summary>True when nothing needs a look.</summary>
    public bool Healthy => Problems.Count == 0;

    /// <summary>As it travels and as <c>--json</c> shows it.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, Json)!.AsObject();
}
