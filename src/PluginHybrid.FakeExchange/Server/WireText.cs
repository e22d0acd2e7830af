using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>How the venue writes JSON: compact, numbers as texts, nothing escaped that need not be.</summary>
internal static class WireText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one JSON text into a fresh buffer.</summary>
    public static ArrayBufferWriter<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using var json = new Utf8JsonWriter(buffer, Options);
        content(json);
        json.Flush();
        return buffer;
    }

    /// <summary>Without trailing zeros.</summary>
    public static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>With exactly <paramref name="scale"/> decimals, as tickers print prices (FACTS §5).</summary>
    public static string Scaled(decimal value, int scale) =>
        value.ToString("F" + scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
