using System.Globalization;
using System.Net.Http.Headers;

namespace PluginHybrid.Bybit.Rest;

/// <summary>What an answer's headers say about our budget.</summary>
/// <param name="Limit">Requests per second of this endpoint, or <c>null</c>.</param>
/// <param name="Left">How many are left, or <c>null</c>.</param>
/// <param name="ResetMs">Venue time at which more fit, in ms since 1970, or <c>null</c>; only meaningful when the limit was exceeded.</param>
/// <param name="RetryAfter">The standard header, or <c>null</c>.</param>
internal readonly record struct BudgetHeaders(int? Limit, int? Left, long? ResetMs, TimeSpan? RetryAfter)
{
    /// <summary>Reads them; what is missing or no number is <c>null</c>.</summary>
    /// <param name="headers">The answer's headers.</param>
    public static BudgetHeaders Of(HttpResponseHeaders headers) => new(
        (int?)Number(headers, "X-Bapi-Limit", 1, 100_000),
        (int?)Number(headers, "X-Bapi-Limit-Status", 0, 100_000),
        Number(headers, "X-Bapi-Limit-Reset-Timestamp", 1, long.MaxValue),
        headers.RetryAfter?.Delta);

    private static long? Number(HttpResponseHeaders headers, string name, long min, long max) =>
        headers.TryGetValues(name, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= min
        && number <= max
            ? number
            : null;
}
