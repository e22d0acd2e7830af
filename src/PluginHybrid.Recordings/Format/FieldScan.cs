namespace PluginHybrid.Recordings.Format;

/// <summary>Walks the keys of a line one after another, without reading their values.</summary>
internal ref struct FieldScan
{
    private readonly ReadOnlySpan<byte> _body;
    private int _at;

    /// <summary>Walks from a place.</summary>
    /// <param name="body">The line without its check sum and its closing brace.</param>
    /// <param name="at">Index of the comma before the first key.</param>
    public FieldScan(ReadOnlySpan<byte> body, int at)
    {
        _body = body;
        _at = at;
    }

    /// <summary>The key, as it stands.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The value, as it stands. For a raw payload all that is left.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Index of the value's first byte.</summary>
    public int ValueAt { get; private set; }

    /// <summary>True when the walk ended because a key or value cannot be read.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Index of the first byte that was not walked over.</summary>
    public readonly int At => _at;

    /// <summary>Goes to the next key.</summary>
    /// <returns>False at the end, or where the line is broken.</returns>
    public bool Next()
    {
        var body = _body;
        if (_at >= body.Length)
        {
            return false;
        }

        IsBroken = true;
        if (_at + 4 > body.Length || body[_at] != (byte)',' || body[_at + 1] != (byte)'"')
        {
            return false;
        }

        var nameAt = _at + 2;
        var length = body[nameAt..].IndexOf((byte)'"');
        var colon = nameAt + length + 1;
        if (length <= 0 || colon >= body.Length || body[colon] != (byte)':')
        {
            return false;
        }

        ValueAt = colon + 1;
        var end = length == 1 && body[nameAt] == (byte)'j' ? body.Length : JsonSpan.EndOfValue(body, ValueAt);
        if (end <= ValueAt)
        {
            return false;
        }

        Name = body.Slice(nameAt, length);
        Value = body[ValueAt..end];
        _at = end;
        IsBroken = false;
        return true;
    }
}
