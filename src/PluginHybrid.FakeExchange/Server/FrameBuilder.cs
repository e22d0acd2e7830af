using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>Fills a span from the front with pieces of JSON; the caller sees to its size.</summary>
internal ref struct FrameBuilder(Span<byte> target)
{
    private readonly Span<byte> _target = target;

    public int Length { get; private set; }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_target[Length..]);
        Length += bytes.Length;
    }

    public void Raw(string text) => Length += Encoding.UTF8.GetBytes(text, _target[Length..]);

    public void Integer(long value)
    {
        Utf8Formatter.TryFormat(value, _target[Length..], out var written);
        Length += written;
    }

    /// <summary>A text member; it never comes first, so a comma always leads.</summary>
    public void Text(ReadOnlySpan<byte> name, string value)
    {
        Open(name);
        Raw(value);
        Raw("\""u8);
    }

    /// <summary>A number as text with exactly <paramref name="scale"/> decimals.</summary>
    public void Number(ReadOnlySpan<byte> name, decimal value, int scale)
    {
        Open(name);
        value.TryFormat(_target[Length..], out var written, Formats[scale], CultureInfo.InvariantCulture);
        Length += written;
        Raw("\""u8);
    }

    /// <summary>A whole number of steps of 10^-scale, as text: the cheap way for prices kept as integers.</summary>
    public void Scaled(ReadOnlySpan<byte> name, long steps, int scale)
    {
        Open(name);
        var unit = Units[scale];
        Integer(steps / unit);
        if (scale > 0)
        {
            Raw("."u8);
            Utf8Formatter.TryFormat(steps % unit, _target[Length..], out var written, new StandardFormat('D', (byte)scale));
            Length += written;
        }

        Raw("\""u8);
    }

    public void NumberIf(bool present, ReadOnlySpan<byte> name, decimal value, int scale)
    {
        if (present)
        {
            Number(name, value, scale);
        }
    }

    private static long[] Units { get; } = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    private static string[] Formats { get; } = [.. Enumerable.Range(0, 13).Select(scale => $"F{scale}")];

    private void Open(ReadOnlySpan<byte> name)
    {
        Raw(",\""u8);
        Raw(name);
        Raw("\":\""u8);
    }
}
