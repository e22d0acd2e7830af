namespace PluginHybrid.Core.Connections;

/// <summary>How long to wait before the next try: doubling from a floor to a ceiling, minus up to half as jitter.</summary>
/// <remarks>Chance is lent by the caller, so a replay that lends the same numbers waits the same time.</remarks>
/// <param name="floor">Delay before the first retry. Positive.</param>
/// <param name="ceiling">Longest delay ever returned. At least <paramref name="floor"/>.</param>
/// <param name="nextUnit">Yields a number in [0, 1). Zero gives the full delay.</param>
internal sealed class Backoff(TimeSpan floor, TimeSpan ceiling, Func<double> nextUnit)
{
    // 2^30 floors outlive every ceiling we allow; capping the exponent keeps the shift in range.
    private const int ExponentMax = 30;

    private readonly TimeSpan _floor = floor > TimeSpan.Zero
        ? floor
        : throw new ArgumentOutOfRangeException(nameof(floor), floor, "The floor must be positive.");

    private readonly TimeSpan _ceiling = ceiling >= floor
        ? ceiling
        : throw new ArgumentOutOfRangeException(nameof(ceiling), ceiling, $"The ceiling must be at least the floor, {floor}.");

    /// <summary>The wait before one more try.</summary>
    /// <param name="attempt">Failures in a row, counted from 1.</param>
    public TimeSpan DelayBefore(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);

        var exponent = Math.Min(attempt - 1, ExponentMax);
        var doubled = _floor.TotalSeconds * (1L << exponent);
        var capped = doubled < _ceiling.TotalSeconds ? TimeSpan.FromSeconds(doubled) : _ceiling;
        return capped - (capped * 0.5 * nextUnit());
    }
}
