namespace PluginHybrid.Simulation.Trials;

/// <summary>What the three plugins are told to do on a day, by <see cref="Days.Day.Temper"/>.</summary>
/// <remarks>Their defaults hardly act within an hour; days of the other tempers are full of stops that move, reductions and closes.</remarks>
public static class Tempers
{
    private const string Lively = "lively";
    private const string Market = "market";
    private const string Venue = "venue";

    /// <summary>The ids of the three plugins, in their order.</summary>
    public static IReadOnlyList<string> Plugins { get; } = ["aged-monitor", "position-manager", "trailing-stop"];

    /// <summary>The settings of a plugin as YAML, a line each; <c>null</c>: its defaults.</summary>
    /// <param name="temper">One of <see cref="Days.DayMaker.Tempers"/>.</param>
    /// <param name="plugin">Its id.</param>
    public static string? SettingsOf(string temper, string plugin) => (temper, plugin) switch
    {
        (Lively or Market, "trailing-stop") => "activateAtPercent: 0.2\ndistance: 0.4\nbreakEvenAtPercent: 0.3\nminStepPercent: 0.01\nretryAfter: 00:00:05\n",
        (Venue, "trailing-stop") => "mode: venue\nactivateAtPercent: 0.1\ndistance: 0.6\nbreakEvenAtPercent: 0.3\nretryAfter: 00:00:05\n",
        (Lively, "aged-monitor") => Ageing + "targets: \"0:2% 3m:1% 6m:0.2% 9m:-0.5%\"\ncloseBy: limit\nchaseWait: 00:00:05\nchaseTimes: 3\n",
        (Market or Venue, "aged-monitor") => Ageing + "closeBy: market\n",
        (Lively, "position-manager") => Managing + "onExposure: tightenStops\nmaxExposure: 4000\nonDailyLoss: none\n",
        (Market or Venue, "position-manager") => Managing + "onExposure: reduce\nmaxExposure: 5000\nmaxDailyLoss: 200\nonDailyLoss: close\n",
        _ => null,
    };

    private static string Ageing => "warnAfter: 00:01:00\nbreakEvenAfter: 00:02:00\nreduceAfter: 00:04:00\ncloseAfter: 00:08:00\ngrace: 00:00:05\nretryAfter: 00:00:05\n";

    private static string Managing => "initialStop: 1\ninitialStopGrace: 00:00:02\nretryAfter: 00:00:05\n";
}
