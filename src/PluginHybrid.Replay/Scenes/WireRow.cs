using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.Replay.Scenes;

/// <summary>One row of a venue's message, of which single fields are wanted.</summary>
/// <param name="row">An object.</param>
internal readonly struct WireRow(JsonElement row)
{
    /// <summary>A text; empty when it is missing or no text.</summary>
    public string Text(string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>True when it stands there as <c>true</c>.</summary>
    public bool Flag(string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A figure, written as a number or as a text; 0 when it is missing, empty or none.</summary>
    public decimal Figure(string name) => TryFigure(name, out var figure) ? figure : 0;

    /// <summary>A figure, when there is one.</summary>
    public bool TryFigure(string name, out decimal figure)
    {
        figure = 0;
        return row.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out figure),
            JsonValueKind.String => decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out figure),
            _ => false,
        };
    }
}
