using System.Text.Json;

namespace PluginHybrid.Bybit.Wire.Json;

/// <summary>Reads the value of one member into what is being built.</summary>
/// <typeparam name="T">What is being built.</typeparam>
/// <param name="value">Stands on the value, and is left on its last token.</param>
/// <param name="soFar">What the members before it made.</param>
internal delegate T MemberReader<T>(ref Utf8JsonReader value, T soFar);
