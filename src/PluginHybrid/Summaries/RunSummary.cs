using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHybrid.Running;

namespace PluginHybrid.Summaries;

/// <summary>What <c>hybrid run --json</c> writes: one object, its names in snake case, money as text so that no digit is lost.</summary>
internal sealed record RunSummary
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new MoneyConverter() },
    };

    /// <summary>Version of the host.</summary>
    public required string Hybrid { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Venue { get; init; }

    /// <summary>When it began, on our clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it ran.</summary>
    public required double Seconds { get; init; }

    /// <summary>How it ended.</summary>
    public required ExitSummary Exit { get; init; }

    /// <summary>Venue time minus ours, in milliseconds; <c>null</c> when it was not measured.</summary>
    public required double? ClockOffsetMs { get; init; }

    /// <summary>The two streams by name.</summary>
    public required IReadOnlyDictionary<string, StreamSummary> Streams { get; init; }

    /// <summary>The open legs at the end.</summary>
    public required IReadOnlyList<PositionSummary> Positions { get; init; }

    /// <summary>The plugins at the end.</summary>
    public required IReadOnlyList<PluginSummary> Plugins { get; init; }

    /// <summary>How many events there were of each name.</summary>
    public required IReadOnlyDictionary<string, long> Events { get; init; }

    /// <summary>What became of the recording; left out when nothing was to be recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RecordingSummary? Recording { get; init; }

    /// <summary>What a fault script did; left out when there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FaultsSummary? Faults { get; init; }

    /// <summary>The summary of a run.</summary>
    /// <param name="last">The session at its end.</param>
    /// <param name="end">Why it ended.</param>
    public static RunSummary Of(SessionSnapshot last, RunEnd end) => new()
    {
        Hybrid = HostVersion.Text,
        Venue = last.Venue,
        StartedAt = last.Now - last.Elapsed,
        Seconds = Math.Round(last.Elapsed.TotalSeconds, 3),
        Exit = new(end.Code, end.Reason, end.Words),
        ClockOffsetMs = last.ClockOffset?.TotalMilliseconds,
        Streams = new Dictionary<string, StreamSummary>
        {
            ["private"] = StreamSummary.Of(last.Private),
            ["public"] = StreamSummary.Of(last.Public),
        },
        Positions = [.. last.Positions.Select(held => PositionSummary.Of(held, last.Now))],
        Plugins = [.. last.Plugins.Select(PluginSummary.Of)],
        Events = last.Tally.ToDictionary(pair => pair.Name, pair => pair.Count),
    };

    /// <summary>The JSON text.</summary>
    /// <param name="form">Made by <see cref="Hiding"/>. Default nothing is taken out.</param>
    public string ToJson(JsonSerializerOptions? form = null) => JsonSerializer.Serialize(this, form ?? Json);

    /// <summary>A form in which secrets are taken out of every text.</summary>
    /// <param name="hide">Takes them out.</param>
    public static JsonSerializerOptions Hiding(Func<string, string> hide) => new(Json) { Converters = { new HiddenTextConverter(hide) } };
}
