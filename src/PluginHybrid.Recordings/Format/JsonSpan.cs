namespace PluginHybrid.Recordings.Format;

/// <summary>Finds where a JSON value ends, without reading it.</summary>
internal static class JsonSpan
{
    /// <summary>Index after the value that begins at <paramref name="at"/>, or -1.</summary>
    /// <param name="json">Compact JSON: no space between tokens.</param>
    /// <param name="at">First byte of the value.</param>
    public static int EndOfValue(ReadOnlySpan<byte> json, int at)
    {
        if ((uint)at >= (uint)json.Length)
        {
            return -1;
        }

        return json[at] switch
        {
            (byte)'"' => EndOfText(json, at),
            (byte)'{' or (byte)'[' => EndOfNest(json, at),
            _ => EndOfWord(json, at),
        };
    }

    private static int EndOfText(ReadOnlySpan<byte> json, int at)
    {
        for (at++; ;)
        {
            var next = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (json[at] == (byte)'"')
            {
                return at + 1;
            }

            at += 2;
            if (at > json.Length)
            {
                return -1;
            }
        }
    }

    private static int EndOfNest(ReadOnlySpan<byte> json, int at)
    {
        var depth = 0;
        while (true)
        {
            var next = json[at..].IndexOfAny("\"{}[]"u8);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            switch (json[at])
            {
                case (byte)'"':
                    at = EndOfText(json, at);
                    if (at < 0)
                    {
                        return -1;
                    }

                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            at++;
            if (depth == 0)
            {
                return at;
            }
        }
    }

    private static int EndOfWord(ReadOnlySpan<byte> json, int at)
    {
        var length = json[at..].IndexOf((byte)',');
        return length == 0 ? -1 : length < 0 ? json.Length : at + length;
    }
}
