using System.Text.Json;

namespace PluginHybrid.Bybit.Wire.Json;

/// <summary>Where a value lies in its message. Key order is free, so a value is often met before it is known what it means.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">Byte after the last; 0 when there is no value.</param>
internal readonly record struct JsonExtent(int Start, int End)
{
    /// <summary>False when the member was left out or <c>null</c>.</summary>
    public bool Exists => End > 0;

    /// <summary>Notes and skips a value.</summary>
    /// <param name="value">Stands on the value.</param>
    public static JsonExtent Skip(ref Utf8JsonReader value)
    {
        var start = (int)value.TokenStartIndex;
        if (value.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        value.Skip();
        return new JsonExtent(start, (int)value.BytesConsumed);
    }

    /// <summary>A reader that stands on the value.</summary>
    /// <param name="message">The whole message, found to be valid JSON before.</param>
    public Utf8JsonReader Open(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message[Start..End]);
        reader.Read();
        return reader;
    }
}
