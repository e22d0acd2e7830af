namespace PluginHybrid.Bench.Frames;

/// <summary>Counts frames in the digits of <c>cs</c>: twelve, as many as the venue sends.</summary>
/// <remarks>It counts in the text itself, so that numbering a frame costs the sender next to nothing.</remarks>
internal sealed class CrossSequence
{
    public const int Digits = 12;

    private readonly byte[] _text = "100000000000"u8.ToArray();

    /// <summary>What a frame carries before it is numbered.</summary>
    public static string First => "100000000000";

    /// <summary>Counts up by one and writes the number.</summary>
    public void WriteNext(Span<byte> to)
    {
        var digit = Digits - 1;
        while (_text[digit] == '9')
        {
            _text[digit--] = (byte)'0';
        }

        _text[digit]++;
        _text.CopyTo(to);
    }
}
