using PluginHybrid.Recordings.Format;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Scenes;

/// <summary>A recorded session without its host: what the market did, and what people did beside it. What the host did itself, and what came of that, is left out.</summary>
/// <remarks>
/// With this a recording becomes a scene that a host can play anew: prices move the market, deeds are done by hand, and stops and
/// orders of the host are the venue's business again. Reading holds all prices in memory: about 250 bytes for each ticker frame.
/// </remarks>
/// <example><code>
/// var scene = RecordedScene.Read("recordings/first-flight", token);
/// Console.WriteLine($"{scene.Prices.Count} prices, {scene.Deeds.Count} deeds in {scene.Length}");
/// </code></example>
public sealed record RecordedScene
{
    /// <summary>What the recording says of itself.</summary>
    public required RecordingHeader Header { get; init; }

    /// <summary>From the recording's first moment to its last record.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>When the session was started.</summary>
    public required TimeSpan Started { get; init; }

    /// <summary>When the host was stopped: its first plugin or its session; <see cref="Length"/> when it was not.</summary>
    public required TimeSpan Stopped { get; init; }

    /// <summary>When each plugin was started, where the recording says it; in id order.</summary>
    public required IReadOnlyDictionary<string, TimeSpan> PluginStarts { get; init; }

    /// <summary>Plugins that were stopped while the session went on: replaced, disabled or suspended; by time.</summary>
    public required IReadOnlyList<(string Plugin, TimeSpan At)> PluginStops { get; init; }

    /// <summary>Every ticker frame, by record.</summary>
    public required IReadOnlyList<RecordedPrice> Prices { get; init; }

    /// <summary>What was done beside the host, by time; what was there before comes first.</summary>
    public required IReadOnlyList<RecordedDeed> Deeds { get; init; }

    /// <summary>Trading rules of the recorded symbols, in name order.</summary>
    public required IReadOnlyList<Instrument> Instruments { get; init; }

    /// <summary>Decimals in which a symbol's prices were told.</summary>
    public required IReadOnlyDictionary<string, int> PriceDecimals { get; init; }

    /// <summary>Symbols in hedge mode, in name order.</summary>
    public required IReadOnlyList<string> HedgeSymbols { get; init; }

    /// <summary>How long a command took over REST, there and back: the median; 10 ms when none was sent.</summary>
    public required TimeSpan CommandTime { get; init; }

    /// <summary>Fee of a taking fill, as a fraction; <c>null</c> when none was told.</summary>
    public decimal? TakerFee { get; init; }

    /// <summary>Sockets that were lost in the middle: <c>private</c> or <c>public</c>, and when.</summary>
    public required IReadOnlyList<(string Stream, TimeSpan At)> Losses { get; init; }

    /// <summary>What this scene leaves out or guesses, in words for people.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>True when the recorder lost records.</summary>
    public bool IsLossy { get; init; }

    /// <summary>Reads a recording, all its parts.</summary>
    /// <param name="path">Its folder or file.</param>
    /// <param name="token">Gives up between two records.</param>
    /// <exception cref="RecordingException">It cannot be read.</exception>
    public static RecordedScene Read(string path, CancellationToken token)
    {
        var orders = OrderNotes.Read(path, token);
        using var reader = RecordingReader.Open(path);
        var scene = new SceneReader(reader.Header, orders);
        while (reader.TryRead(out var record))
        {
            token.ThrowIfCancellationRequested();
            scene.Take(record);
        }

        return scene.End();
    }
}
