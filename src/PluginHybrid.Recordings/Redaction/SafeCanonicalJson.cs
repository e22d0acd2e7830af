using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>Our own records, made of what was received: numbers and flags pass, ids become the pseudonyms they have elsewhere, other texts are scrubbed.</summary>
/// <param name="policy">Names the ids.</param>
/// <param name="values">Makes the safe form of a value.</param>
internal sealed class SafeCanonicalJson(RedactionPolicy policy, SafeValues values)
{
    /// <summary>Writes the safe form.</summary>
    /// <param name="utf8">Valid JSON.</param>
    /// <param name="output">Takes it.</param>
    /// <param name="touched">Takes each changed name once.</param>
    public void Write(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, List<string> touched)
    {
        var reader = new Utf8JsonReader(utf8);
        var (copied, name) = (0, "");
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
            }
            else if (Safe(ref reader, policy.Canonical(name)) is { } safe)
            {
                output.Write(utf8[copied..(int)reader.TokenStartIndex]);
                Encoding.UTF8.GetBytes(safe, output);
                copied = (int)reader.BytesConsumed;
                if (!touched.Contains($"$..{name}"))
                {
                    touched.Add($"$..{name}");
                }
            }
        }

        output.Write(utf8[copied..]);
    }

    private string? Safe(ref Utf8JsonReader reader, Treatment treatment) => reader.TokenType switch
    {
        JsonTokenType.String => values.Safe(ref reader, treatment),
        JsonTokenType.Number when treatment != Treatment.Text => values.Safe(ref reader, treatment),
        _ => null,
    };
}
