using System.Globalization;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>Whether a signed call may pass: key, clock, signature, rights (FACTS §8.1 and §8.4), in the venue's order.</summary>
internal static class RestChecks
{
    /// <summary>Checks a call and, when it passes, notes whose it is.</summary>
    /// <returns>Null when it passes.</returns>
    public static RestAnswer? Check(VenueModel venue, RestCall call, bool trades)
    {
        var (key, stamp, sign) = (call.Header("X-BAPI-API-KEY"), call.Header("X-BAPI-TIMESTAMP"), call.Header("X-BAPI-SIGN"));
        if (key is null || stamp is null || sign is null)
        {
            return new RestAnswer(10003, "API key is invalid.") { Status = 401 };
        }

        var window = call.Header("X-BAPI-RECV-WINDOW") ?? "5000";
        if (venue.Find(key) is not { } account)
        {
            return new RestAnswer(10003, "API key is invalid.");
        }

        call.Account = account;
        return CheckClock(venue.Clock.NowMs, stamp, window)
            ?? CheckSignature(account.Credentials, call, stamp, window, sign)
            ?? CheckRights(venue, account.Credentials, trades);
    }

    /// <summary>Checks key and signature only: the clock of a recording goes by its records.</summary>
    /// <returns>Null when it passes.</returns>
    public static RestAnswer? CheckSigned(VenueModel venue, RestCall call)
    {
        var (key, stamp, sign) = (call.Header("X-BAPI-API-KEY"), call.Header("X-BAPI-TIMESTAMP"), call.Header("X-BAPI-SIGN"));
        return key is null || stamp is null || sign is null || venue.Find(key) is not { } account
            ? new RestAnswer(10003, "API key is invalid.")
            : CheckSignature(account.Credentials, call, stamp, call.Header("X-BAPI-RECV-WINDOW") ?? "5000", sign);
    }

    /// <summary>The timestamp must lie in [now - window, now + 1000): a clock ahead fails whatever the window.</summary>
    private static RestAnswer? CheckClock(long nowMs, string stamp, string window)
    {
        var (hasStamp, stampMs) = Whole(stamp);
        var (hasWindow, windowMs) = Whole(window);
        return hasStamp && hasWindow && stampMs >= nowMs - windowMs && stampMs < nowMs + 1_000
            ? null
            : new RestAnswer(10002, $"invalid request, please check your server timestamp or recv_window param. req_timestamp[{stamp}],server_timestamp[{nowMs}],recv_window[{window}]");
    }

    private static (bool Read, long Value) Whole(string text) =>
        (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value), value);

    /// <summary>The venue's text repeats timestamp, key and what was signed: clients must not log it (FACTS §8.4).</summary>
    private static RestAnswer? CheckSignature(Credentials credentials, RestCall call, string stamp, string window, string sign)
    {
        var signedWindow = call.Header("X-BAPI-RECV-WINDOW") is null ? "" : window;
        var origin = $"{stamp}{credentials.ApiKey}{signedWindow}{(call.Method == "GET" ? call.RawQuery : call.Body)}";
        return HmacSignature.Matches(HmacSignature.Of(credentials.ApiSecret, origin), sign)
            ? null
            : new RestAnswer(10004, $"error sign! origin_string[{origin}]");
    }

    private static RestAnswer? CheckRights(VenueModel venue, Credentials credentials, bool trades) =>
        credentials.ExpiresAt < venue.Clock.Now ? new RestAnswer(33004, "Your api key has expired.")
        : !credentials.Ips.Contains("*") && !credentials.Ips.Contains("127.0.0.1") ? new RestAnswer(10010, "Unmatched IP, please check your API key's bound IP addresses.")
        : trades && credentials.ReadOnly ? new RestAnswer(10005, "Permission denied, please check your API key permissions.")
        : null;
}
