namespace PluginHybrid.Core.Events;

/// <summary>An event name, or a prefix and a star: <c>position.update</c>, <c>position.*</c>, <c>*</c>.</summary>
internal readonly struct EventPattern
{
    private readonly string _text;

    /// <exception cref="ArgumentException">The text is empty or has a star elsewhere than at its end after a dot.</exception>
    /// <param name="text">As subscribed to.</param>
    public EventPattern(string text)
    {
        var star = text.IndexOf('*', StringComparison.Ordinal);
        var starIsLegal = star < 0 || text == "*" || (star == text.Length - 1 && text.EndsWith(".*", StringComparison.Ordinal) && text.Length > 2);
        if (string.IsNullOrWhiteSpace(text) || !starIsLegal)
        {
            throw new ArgumentException($"\"{text}\" is no event name and no pattern. Use a name (position.update), a prefix (position.*) or all (*).", nameof(text));
        }

        _text = text;
    }

    public override string ToString() => _text;

    public bool Matches(string name) => _text switch
    {
        "*" => true,
        [.., '*'] => name.AsSpan().StartsWith(_text.AsSpan(0, _text.Length - 1), StringComparison.Ordinal),
        _ => name == _text,
    };
}
