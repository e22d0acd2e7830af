using System.Globalization;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>Draws from the host's own source, so that a plugin draws the same in its process and on a lane.</summary>
/// <param name="questions">The way to the host.</param>
internal sealed class HostRandom(Questions questions) : Random(0)
{
    /// <inheritdoc />
    public override int Next() => Whole("next");

    /// <inheritdoc />
    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return Whole("next", null, maxValue);
    }

    /// <inheritdoc />
    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return Whole("next", minValue, maxValue);
    }

    /// <inheritdoc />
    public override long NextInt64() => Long();

    /// <inheritdoc />
    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return Long(null, maxValue);
    }

    /// <inheritdoc />
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return Long(minValue, maxValue);
    }

    /// <inheritdoc />
    public override double NextDouble() => double.Parse(questions.Draw("nextDouble"), CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override float NextSingle() => float.Parse(questions.Draw("nextSingle"), CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc />
    public override void NextBytes(Span<byte> buffer) => Convert.FromBase64String(questions.Draw("nextBytes", null, buffer.Length)).CopyTo(buffer);

    /// <inheritdoc />
    protected override double Sample() => NextDouble();

    private int Whole(string what, int? min = null, int? max = null) => int.Parse(questions.Draw(what, min, max), CultureInfo.InvariantCulture);

    private long Long(long? min = null, long? max = null) => long.Parse(questions.Draw("nextLong", min, max), CultureInfo.InvariantCulture);
}
