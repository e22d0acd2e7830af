using System.Globalization;

namespace PluginHybrid.Bench.Reports;

/// <summary>One line of the verdict: what the project asks of itself, and what was found.</summary>
/// <param name="What">In words.</param>
/// <param name="Found">The figure.</param>
/// <param name="Required">The limit.</param>
/// <param name="Aim">The better limit; <c>null</c> when there is none.</param>
/// <param name="MoreIsBetter">Whether the limits are floors.</param>
internal sealed record Target(string What, double Found, double Required, double? Aim, bool MoreIsBetter)
{
    public bool IsReached => Meets(Required);

    public string Verdict => (IsReached, Aim is { } aim && Meets(aim)) switch
    {
        (true, true) => "aim reached",
        (true, false) => Aim is null ? "reached" : "reached, aim not",
        _ => "MISSED",
    };

    public static Target AtLeast(string what, double found, double required, double? aim = null) => new(what, found, required, aim, MoreIsBetter: true);

    public static Target AtMost(string what, double found, double required, double? aim = null) => new(what, found, required, aim, MoreIsBetter: false);

    public string[] Row() =>
    [
        What, Limit(Required), Aim is { } aim ? Limit(aim) : "", Figure(Found), Verdict,
    ];

    private static string Figure(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private bool Meets(double limit) => MoreIsBetter ? Found >= limit : Found <= limit;

    private string Limit(double limit) => $"{(MoreIsBetter ? "≥" : "≤")} {Figure(limit)}";
}
