using System.Text.Json;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Scripts;

/// <summary>Trouble that a simulation planted in one turn of a plugin: a mark of the recording, and back.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Handed">The how-manieth event that was handed to the plugin, from 1, over all its instances.</param>
/// <param name="Delay">How long the turn awaited before the plugin's own code; zero: it threw instead.</param>
public sealed record PlantedTrouble(string Plugin, long Handed, TimeSpan Delay)
{
    /// <summary>The mark's word.</summary>
    public const string Mark = "planted";

    /// <summary>True when the turn threw.</summary>
    public bool Throws => Delay <= TimeSpan.Zero;

    /// <summary>The mark's payload: <c>p</c>, <c>no</c>, and <c>ns</c> for a delay.</summary>
    public string ToJson() => Throws
        ? FormattableString.Invariant($"{{\"p\":\"{Plugin}\",\"no\":{Handed}}}")
        : FormattableString.Invariant($"{{\"p\":\"{Plugin}\",\"no\":{Handed},\"ns\":{Delay.Ticks * 100}}}");

    /// <summary>Reads a mark.</summary>
    /// <param name="record">The mark.</param>
    /// <exception cref="ReplayException">It is not what <see cref="ToJson"/> writes.</exception>
    internal static PlantedTrouble Read(in Record record)
    {
        try
        {
            using var parsed = JsonDocument.Parse(record.PayloadBytes());
            var root = parsed.RootElement;
            return new PlantedTrouble(
                root.GetProperty("p").GetString()!,
                root.GetProperty("no").GetInt64(),
                TimeSpan.FromTicks(root.TryGetProperty("ns", out var delay) ? delay.GetInt64() / 100 : 0));
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ReplayException(FormattableString.Invariant($"Record {record.Number} (mk {Mark}) cannot be read: {wrong.Message}"), wrong);
        }
    }
}
