using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>Copies a JSON text byte by byte, apart from the values that the rules do not let pass.</summary>
/// <param name="values">Makes the safe form of a value.</param>
internal sealed class SafeJson(SafeValues values)
{
    private readonly Stack<(PathRules? Rules, bool IsArray, int Index)> _above = new();
    private readonly List<string> _names = [];

    /// <summary>Writes the safe form.</summary>
    /// <param name="rules">The class's rules; <c>null</c> replaces every value.</param>
    /// <param name="utf8">Valid JSON.</param>
    /// <param name="output">Takes it.</param>
    /// <param name="touched">Takes each changed path once.</param>
    /// <exception cref="JsonException">It is not valid JSON; something may have been written.</exception>
    public void Write(PathRules? rules, ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, List<string> touched)
    {
        _above.Clear();
        _names.Clear();
        var reader = new Utf8JsonReader(utf8);
        var copied = 0;
        var place = rules;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    place = Enter(place, reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    Leave();
                    break;
                case JsonTokenType.PropertyName:
                    _names[^1] = reader.GetString()!;
                    place = _above.Peek().Rules?.Member(reader.ValueSpan);
                    break;
                default:
                    place = PlaceOf(place);
                    if (values.Safe(ref reader, place?.Treatment ?? Treatment.Replace) is { } safe)
                    {
                        output.Write(utf8[copied..(int)reader.TokenStartIndex]);
                        Encoding.UTF8.GetBytes(safe, output);
                        copied = (int)reader.BytesConsumed;
                        Note(touched);
                    }

                    Passed();
                    break;
            }
        }

        output.Write(utf8[copied..]);
    }

    private PathRules? Enter(PathRules? place, bool isArray)
    {
        var rules = PlaceOf(place);
        _above.Push((rules, isArray, 0));
        _names.Add("");
        return rules;
    }

    private void Leave()
    {
        _above.Pop();
        _names.RemoveAt(_names.Count - 1);
        Passed();
    }

    private PathRules? PlaceOf(PathRules? place) =>
        _above.TryPeek(out var above) && above.IsArray ? above.Rules?.Element(above.Index) : place;

    private void Passed()
    {
        if (_above.TryPeek(out var above) && above.IsArray)
        {
            _above.Pop();
            _above.Push(above with { Index = above.Index + 1 });
        }
    }

    private void Note(List<string> touched)
    {
        var path = new StringBuilder("$");
        var depth = _names.Count;
        foreach (var (_, isArray, index) in _above.Reverse())
        {
            var name = _names[^depth--];
            path.Append(isArray ? string.Create(CultureInfo.InvariantCulture, $"[{(name.Length == 0 && _above.Count == 2 ? index.ToString(CultureInfo.InvariantCulture) : "")}]") : $".{name}");
        }

        var text = path.ToString();
        if (!touched.Contains(text))
        {
            touched.Add(text);
        }
    }
}
