using System.Text.Json;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>Names with <c>*</c> for any characters, and the names that frames go by.</summary>
internal static class TopicPattern
{
    public static bool Fits(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return pattern == text;
        }

        if (!text.StartsWith(parts[0], StringComparison.Ordinal) || !text.EndsWith(parts[^1], StringComparison.Ordinal) || text.Length < parts[0].Length + parts[^1].Length)
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += part.Length;
        }

        return at <= text.Length - parts[^1].Length;
    }

    /// <summary>The topic of the venue's frame, or the operation of a client's; empty when it has none.</summary>
    public static string NameOf(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> member)
    {
        try
        {
            var json = new Utf8JsonReader(frame);
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals(member) && json.Read())
                {
                    return json.TokenType == JsonTokenType.String ? json.GetString()! : "";
                }
            }
        }
        catch (JsonException)
        {
            // A frame that an earlier fault broke has no name any more.
            return "";
        }

        return "";
    }
}
