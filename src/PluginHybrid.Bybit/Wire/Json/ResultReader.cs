using System.Text.Json;

namespace PluginHybrid.Bybit.Wire.Json;

/// <summary>Reads one JSON object.</summary>
/// <typeparam name="T">What it becomes.</typeparam>
/// <param name="reader">Stands on the object's first brace, and is left on its last.</param>
internal delegate T ResultReader<T>(ref Utf8JsonReader reader);
