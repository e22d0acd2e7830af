using System.Text.Json;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Reads the mark of lost records.</summary>
internal static class DropMark
{
    /// <summary>How many it says are missing; 1 when it does not say.</summary>
    /// <param name="record">Of kind <c>mk</c>, <c>drop</c>.</param>
    public static long CountOf(in Record record)
    {
        if (record.PayloadForm != PayloadForm.Json)
        {
            return 1;
        }

        using var parsed = JsonDocument.Parse(record.Payload.ToArray());
        return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("records", out var count) ? count.GetInt64() : 1;
    }
}
