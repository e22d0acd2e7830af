using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Rest;
using PluginHybrid.Venues;

namespace PluginHybrid.Diagnosis;

/// <summary>Asks REST for the venue's time and for what the key may do. Reads only.</summary>
/// <param name="link">Where it leads.</param>
/// <param name="time">The clock.</param>
internal sealed class RestProbe(VenueLink link, TimeProvider time)
{
    private const string Rest = "rest";
    private const string Key = "key";
    private const int Remeasures = 3;

    // HTTP 403 is told as a rate limit whatever it was for; the page does not always say which.
    private const string BlockAdvice =
        "Too many requests: let nothing on this address ask for ten minutes, and the ban is lifted. "
        + "A block of the region or the address stays however long you wait: use the venue's host for your region (exchange.endpoints), or another address.";

    /// <summary>The checks.</summary>
    /// <param name="token">Gives up.</param>
    public async Task<IReadOnlyList<CheckResult>> ProbeAsync(CancellationToken token)
    {
        using var client = new BybitRestClient(
            link.Endpoints.Rest, link.DialPort, link.Credentials.Key, link.Credentials.Secret, time, NullLogger<BybitRestClient>.Instance);
        var clock = await client.MeasureClockAsync(token).ConfigureAwait(false);
        if (clock is not Ok<ClockReading> first)
        {
            var why = Words(clock);
            return [CheckResult.Fail(Rest, why.Found, why.Fix), CheckResult.Skip("clock", "REST did not answer"), CheckResult.Skip(Key, "REST did not answer")];
        }

        var reading = await SteadyAsync(client, first.Value, token).ConfigureAwait(false);
        var roundTrip = reading.RoundTrip.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        var answer = await client.ReadKeyAsync(token).ConfigureAwait(false);
        return [CheckResult.Ok(Rest, $"answers in {roundTrip} ms"), ClockCheck.Judge(reading), .. Judge(answer)];
    }

    // The first answer pays for the connection; the quickest of a few bounds the clock's error best.
    private static async Task<ClockReading> SteadyAsync(BybitRestClient client, ClockReading best, CancellationToken token)
    {
        for (var again = 0; again < Remeasures; again++)
        {
            if (await client.MeasureClockAsync(token).ConfigureAwait(false) is Ok<ClockReading> next && next.Value.RoundTrip < best.RoundTrip)
            {
                best = next.Value;
            }
        }

        return best;
    }

    private IEnumerable<CheckResult> Judge(RestOutcome<KeyInfo> answer)
    {
        if (answer is Ok<KeyInfo> key)
        {
            return [CheckResult.Ok(Key, "known to the venue"), .. KeyCheck.Judge(key.Value, time.GetUtcNow())];
        }

        var (found, fix, isRefusal) = Words(answer);
        return [new CheckResult(Key, CheckStatus.Fail, found, fix, isRefusal)];
    }

    private (string Found, string Fix, bool IsRefusal) Words<T>(RestOutcome<T> outcome) => outcome switch
    {
        Rejected<T> rejected => ($"the venue said {rejected.RetCode}: {rejected.Text}", KeyAdvice, true),
        Failed<T> { Kind: RestFailureKind.Key } failed => (failed.Reason, KeyAdvice, true),
        Failed<T> { Kind: RestFailureKind.Clock } failed => (failed.Reason, "Set this machine's clock.", false),
        Failed<T> { Kind: RestFailureKind.RateLimited } failed => (failed.Reason, BlockAdvice, false),
        Failed<T> failed => (failed.Reason, "See the checks of name and connection above.", false),
        _ => ("no usable answer", "Try again.", false),
    };

    private string KeyAdvice =>
        $"Check that the key was made for {link.Name}, that key and secret belong together, that it has not expired, "
        + "and that this machine's address is among those it is bound to.";
}
