using System.Globalization;
using PluginHybrid.Bybit.Wire.Pages;

namespace PluginHybrid.Diagnosis;

/// <summary>Judges what the venue says of the key: rights, addresses, expiry.</summary>
internal static class KeyCheck
{
    private const string Rights = "key rights";
    private const string Addresses = "key addresses";
    private const string Expiry = "key expiry";
    private const int DaysOfGrace = 14;

    /// <summary>The verdicts.</summary>
    /// <param name="key">What the venue says.</param>
    /// <param name="now">Venue time or ours.</param>
    public static IEnumerable<CheckResult> Judge(KeyInfo key, DateTimeOffset now) =>
    [
        JudgeRights(key), JudgeAccount(key), JudgeAddresses(key), JudgeExpiry(key, now),
    ];

    private static CheckResult JudgeRights(KeyInfo key)
    {
        var found = $"{(key.ReadOnly == true ? "read only" : "read and write")}: {(key.Rights.IsEmpty ? "none" : string.Join(", ", key.Rights))}";
        if (!key.Rights.Any(right => right.StartsWith("ContractTrade", StringComparison.Ordinal) || right.StartsWith("Derivatives", StringComparison.Ordinal)))
        {
            return CheckResult.Refuse(Rights, found, "Give the key the rights to contracts (orders and positions), or make one that has them.");
        }

        return key.Rights.Any(right => right.Contains("Withdraw", StringComparison.OrdinalIgnoreCase))
            ? CheckResult.Warn(Rights, found, "This key may withdraw money, which no trading host needs. Make one that may not.")
            : CheckResult.Ok(Rights, found);
    }

    private static CheckResult JudgeAccount(KeyInfo key) => key.IsUnified switch
    {
        false => CheckResult.Warn("account", "not a unified trading account", "Upgrade the account at the venue; this host is made for unified accounts."),
        true => CheckResult.Ok("account", "unified trading account"),
        null => CheckResult.Skip("account", "the venue did not say what kind it is"),
    };

    private static CheckResult JudgeAddresses(KeyInfo key) => key.Addresses.IsEmpty || key.Addresses.Contains("*")
        ? CheckResult.Warn(Addresses, "works from any address", "Bind it to the addresses of your hosts: a stolen key is then worth nothing, and it does not expire after 90 days.")
        : CheckResult.Ok(Addresses, $"bound to {string.Join(", ", key.Addresses)}");

    private static CheckResult JudgeExpiry(KeyInfo key, DateTimeOffset now)
    {
        // A key that never ends is sent as 1970 with minus two days; one that has ended cannot ask (33004).
        var end = key.ExpiresAt is { Year: > 1970 } stated ? stated : (DateTimeOffset?)null;
        var left = end is { } at ? (int)Math.Floor((at - now).TotalDays) : key.DaysLeft is >= 0 and var stays ? stays : (int?)null;
        if (left is not { } days)
        {
            return CheckResult.Ok(Expiry, "none");
        }

        var found = $"{days} days left{(end is { } until ? string.Create(CultureInfo.InvariantCulture, $", until {until:yyyy-MM-dd}") : "")}";
        return days switch
        {
            < 0 => CheckResult.Refuse(Expiry, "expired", "Make a new key."),
            < DaysOfGrace => CheckResult.Warn(Expiry, found, "Make a new key soon, or bind this one to addresses."),
            _ => CheckResult.Ok(Expiry, found),
        };
    }
}
