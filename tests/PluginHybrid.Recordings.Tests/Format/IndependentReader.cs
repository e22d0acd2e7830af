using System.Text;
using System.Text.Json;

namespace PluginHybrid.Recordings.Tests.Format;

/// <summary>A reader written from recordings/README.md alone: it uses nothing of the room but its files.</summary>
internal static class IndependentReader
{
    public static IEnumerable<(string Kind, long Number, long Nanoseconds, long Input, byte[]? Payload, JsonElement Line)> Read(byte[] part)
    {
        for (int at = 0, end; (end = Array.IndexOf(part, (byte)'\n', at)) >= 0; at = end + 1)
        {
            var line = part[at..end];
            var summed = line[..^16];
            var parsed = JsonDocument.Parse(line).RootElement;
            if (parsed.GetProperty("x").GetString() != Crc32(summed).ToString("x8"))
            {
                throw new InvalidDataException($"the sum of line {parsed.GetProperty("n")} is wrong");
            }

            yield return (parsed.GetProperty("k").GetString()!, parsed.GetProperty("n").GetInt64(), parsed.GetProperty("t").GetInt64(), parsed.GetProperty("i").GetInt64(), Payload(parsed, summed), parsed);
        }
    }

    private static byte[]? Payload(JsonElement line, byte[] summed)
    {
        var last = line.EnumerateObject().SkipLast(1).Last();
        return last.Name switch
        {
            "j" => summed[^Encoding.UTF8.GetByteCount(RawBehind(summed))..],
            "s" => Encoding.UTF8.GetBytes(last.Value.GetString()!),
            "b" => Convert.FromBase64String(last.Value.GetString()!),
            _ => null,
        };
    }

    private static string RawBehind(byte[] summed)
    {
        var text = Encoding.UTF8.GetString(summed);
        return text[(text.IndexOf(",\"j\":", StringComparison.Ordinal) + 5)..];
    }

    private static uint Crc32(byte[] bytes)
    {
        var sum = ~0u;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }
}
