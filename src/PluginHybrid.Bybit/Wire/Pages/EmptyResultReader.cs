using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads a result that holds nothing we need.</summary>
internal static class EmptyResultReader
{
    /// <summary>Skips the object.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static EmptyResult Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw reader.Contradiction("an object");
        }

        reader.Skip();
        return default;
    }
}
