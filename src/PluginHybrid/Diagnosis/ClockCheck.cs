using System.Globalization;
using PluginHybrid.Bybit.Rest;

namespace PluginHybrid.Diagnosis;

/// <summary>Judges how far our clock and the venue's are apart.</summary>
internal static class ClockCheck
{
    private const string Name = "clock";
    private const string Fix = "Let the system keep the time: timedatectl set-ntp true (Linux), Settings > Time (Windows, macOS).";

    private static readonly TimeSpan Good = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Hopeless = TimeSpan.FromMinutes(1);

    /// <summary>The verdict on a measurement.</summary>
    /// <param name="reading">Venue time minus ours.</param>
    public static CheckResult Judge(ClockReading reading)
    {
        var milliseconds = reading.Offset.TotalMilliseconds;
        var way = milliseconds > 0 ? "behind" : "ahead of";
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Abs(milliseconds):0} ms {way} the venue's, give or take {reading.RoundTrip.TotalMilliseconds / 2:0} ms");
        if (reading.Offset.Duration() <= Good)
        {
            return CheckResult.Ok(Name, found);
        }

        // The host measures and allows for it; a second ahead is refused by the venue when nobody does (FACTS §8.1).
        return reading.Offset.Duration() <= Hopeless
            ? CheckResult.Warn(Name, $"{found}; this host allows for it, other programs may be refused", Fix)
            : CheckResult.Fail(Name, found, Fix);
    }
}
