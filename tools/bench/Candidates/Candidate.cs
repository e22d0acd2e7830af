using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Candidates;

/// <summary>One way to receive ticks, to be measured against the others.</summary>
/// <param name="Name">As the reports and the command line call it.</param>
/// <param name="What">One line for people.</param>
/// <param name="Run">Connects and receives until the process ends; gets the address, the symbols and the meter.</param>
internal sealed record Candidate(string Name, string What, Func<Uri, string[], IMeter, Task> Run)
{
    public const string Hybrid = "hybrid";
    public const string Recorded = "hybrid+recorder";
    public const string Raw = "raw";
    public const string Utf8JsonReader = "utf8jsonreader";
    public const string JsonDocument = "jsondocument";
    public const string WebsocketClient = "websocket.client";

    /// <summary>Ours with a recorder that writes every frame to a file.</summary>
    public static readonly Candidate OursRecorded = new(Recorded, "the same, recorded to a file", HybridCandidate.RunRecordedAsync);

    /// <summary>Every candidate, ours first.</summary>
    public static readonly IReadOnlyList<Candidate> All =
    [
        new(Hybrid, "VenueSocket, sequencer, session, router, typed handler", HybridCandidate.RunAsync),
        new(Raw, "ClientWebSocket, awaited, counts only: the floor", ClientWebSocketCandidate.CountAsync),
        new(Utf8JsonReader, "ClientWebSocket, Utf8JsonReader, merge and join by hand", ClientWebSocketCandidate.Utf8Async),
        new(JsonDocument, "ClientWebSocket, JsonDocument, merge and join by hand", ClientWebSocketCandidate.DocumentAsync),
        new(WebsocketClient, "Websocket.Client, Utf8JsonReader, merge and join by hand", WebsocketClientCandidate.RunAsync),
    ];
}
