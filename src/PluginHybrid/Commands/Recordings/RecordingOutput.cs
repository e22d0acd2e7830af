using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHybrid.Commands.Recordings;

/// <summary>What the commands on recordings write: one JSON object, or lines; progress on a terminal.</summary>
/// <param name="around">Where it is written.</param>
internal sealed class RecordingOutput(Surroundings around)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private long _shown;

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="value">The value.</param>
    public void Object(object value) => around.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Writes a line.</summary>
    /// <param name="line">The line.</param>
    public void Line(string line) => around.Out.WriteLine(line);

    /// <summary>Shows how far it has come, where somebody looks; at most five times a second.</summary>
    /// <param name="what">In words.</param>
    public void Progress(string what)
    {
        if (!around.ErrorIsTerminal || (_shown != 0 && around.Time.GetElapsedTime(_shown) < TimeSpan.FromMilliseconds(200)))
        {
            return;
        }

        _shown = around.Time.GetTimestamp();
        around.Error.Write($"\r{what}\u001b[K");
    }

    /// <summary>Takes the progress away.</summary>
    public void Done()
    {
        if (_shown != 0)
        {
            around.Error.Write("\r\u001b[K");
        }
    }
}
