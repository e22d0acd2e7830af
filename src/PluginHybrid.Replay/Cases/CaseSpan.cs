using System.Globalization;
using System.Text.Json;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Cases;

/// <summary>What a case was made of: header key <c>case</c>. All before <paramref name="From"/> is there because the plugins' memory is made of it.</summary>
/// <param name="From">Nanoseconds since the recording's first moment from which on the golden text shows it.</param>
/// <param name="Last">The last input it holds. Turns and timers that only come later are none of its business.</param>
internal sealed record CaseSpan(long From, long Last)
{
    private const string Key = "case";

    /// <summary>Reads a header; <c>null</c> when the recording is no case.</summary>
    /// <exception cref="ReplayException">The key is there and says something else.</exception>
    public static CaseSpan? Read(RecordingHeader header)
    {
        if (header.Extra.FirstOrDefault(pair => pair.Key == Key).Value is not { } json)
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(json);
            return new CaseSpan(parsed.RootElement.GetProperty("from").GetInt64(), parsed.RootElement.GetProperty("last").GetInt64());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ReplayException($"The header's key \"{Key}\" cannot be read: {error.Message}", error);
        }
    }

    /// <summary>A header that says it.</summary>
    /// <param name="header">Of the recording.</param>
    public RecordingHeader Into(RecordingHeader header) => header with
    {
        Extra = [.. header.Extra.Where(pair => pair.Key != Key), KeyValuePair.Create(Key, string.Create(CultureInfo.InvariantCulture, $"{{\"from\":{From},\"last\":{Last}}}"))],
    };
}
