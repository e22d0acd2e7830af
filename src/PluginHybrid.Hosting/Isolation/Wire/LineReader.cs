namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>Cuts a stream into lines of bytes, without ever holding more than one line may be long.</summary>
/// <param name="from">Read by one thread.</param>
/// <param name="longest">Bytes a line may have, its end included.</param>
internal sealed class LineReader(Stream from, int longest)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _begin;
    private int _end;

    /// <summary>The next line without its end; waits for it. It is overwritten by the next call.</summary>
    /// <returns>False at the end of the stream; a line that was only begun is dropped.</returns>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_begin + searched, _end - _begin - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var length = searched + at;
                line = _buffer.AsSpan(_begin, length);
                _begin += length + 1;
                return length < longest || TooLong();
            }

            searched = _end - _begin;
            if (searched >= longest)
            {
                TooLong();
            }

            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool TooLong() => throw new InvalidDataException($"a line is longer than {longest} bytes");

    private bool Fill()
    {
        if (_begin > 0)
        {
            _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
            (_begin, _end) = (0, _end - _begin);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, Math.Max(longest, _buffer.Length + 1)));
        }

        var read = from.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
