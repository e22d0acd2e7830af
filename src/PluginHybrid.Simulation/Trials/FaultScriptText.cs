using System.Globalization;
using System.Text;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Venues;

namespace PluginHybrid.Simulation.Trials;

/// <summary>A day as a fault script for the exchange with real sockets: its troubles and deeds; its weather is not in it.</summary>
/// <remarks>
/// Close to the day, not equal to it: prices, delays and the plugins' time are those of the machine that plays it. Quantities are those that the day opens
/// at its opening prices: where the price has moved so far that another number of steps is the least order, the day opens that. What waits for a moment
/// waits from the beginning on. A host that is to die in the middle of what it does dies at once. The plugins have the day's settings; nobody trades but the script. The day's own file is exact.
/// </remarks>
public static class FaultScriptText
{
    private const int PaceMax = 50;

    // A test's clock takes some hundred steps then, however long the day is.
    private static readonly TimeSpan PacedBy = TimeSpan.FromSeconds(30);

    // The guard's first pause, and some time to run.
    private static readonly TimeSpan Paused = new GuardLimits().Pauses[0] + TimeSpan.FromSeconds(15);

    /// <summary>The script.</summary>
    /// <param name="day">The day.</param>
    /// <param name="why">What fails on it, in one sentence.</param>
    public static string Of(Day day, string why)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(why);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"version: 1\nseed: {day.Seed & int.MaxValue}\nwhy: \"{why.Replace('"', '\'').ReplaceLineEndings(" ")}\"\n");
        var entries = day.Troubles.SelectMany((trouble, number) => WordsOf(trouble, FormattableString.Invariant($"trouble-{number + 1}")))
            .Concat(day.Deeds.SelectMany((deed, number) => WordsOf(deed, day, FormattableString.Invariant($"deed-{number + 1}"))))
            .OrderBy(entry => entry.At)
            .ToArray();
        AppendScene(text, day, entries.Length == 0 ? TimeSpan.Zero : entries.Max(entry => entry.At + entry.Lasts));
        text.Append(entries.Length > 0 ? "faults:\n" : "faults: []\n");
        foreach (var entry in entries)
        {
            Append(text, entry);
        }

        text.Append("expect:\n  - truth: {}\n");
        return text.Append(entries.Any(entry => entry.Do.StartsWith("plugin.", StringComparison.Ordinal)) ? "  - let_go: {}\n" : "").ToString();
    }

    private static void AppendScene(StringBuilder text, Day day, TimeSpan span)
    {
        text.Append("scene:\n  market: walk\n  person: none\n");

        var end = EndOf(day, span);
        text.Append(end > span ? $"  lasts: {Time(end - span)}\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"  pace: {Math.Clamp((int)(end / PacedBy), 1, PaceMax)}\n");
        if (day.HedgeSymbols.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  hedge: [{string.Join(", ", day.HedgeSymbols)}]\n");
        }

        // So many as the highest number among them wants.
        if (day.Symbols.Where(symbol => symbol.StartsWith("SIM", StringComparison.Ordinal)).Max() is { } last)
        {
            text.Append(CultureInfo.InvariantCulture, $"  more_symbols: {int.Parse(last.AsSpan(3, 3), CultureInfo.InvariantCulture)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  plugins: [{string.Join(", ", Tempers.Plugins)}]\n");
        var settings = Tempers.Plugins
            .SelectMany(plugin => (Tempers.SettingsOf(day.Temper, plugin) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{plugin}.{line.Replace(": ", "=", StringComparison.Ordinal)}"))
            .ToArray();
        text.Append(settings.Length > 0 ? "  settings:\n" : "");
        foreach (var setting in settings)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - '{setting}'\n");
        }
    }

    // What waits for the host may wait to the day's end, and a plugin that threw is to run again.
    private static TimeSpan EndOf(Day day, TimeSpan span)
    {
        var whole = day.Length + day.Healing;
        return day.Troubles.Any(trouble => trouble.Upon != StrikeMoment.Time) && whole > span ? whole
            : day.Troubles.Any(trouble => trouble.Kind == TroubleKind.PluginThrows) ? span + Paused
            : span;
    }

    private static void Append(StringBuilder text, Entry entry)
    {
        // Without a time it would last to the end.
        var lasts = entry.Lasts > TimeSpan.Zero || entry.Do.StartsWith("plugin.throws", StringComparison.Ordinal) || entry.Do.StartsWith("plugin.slow", StringComparison.Ordinal) ? $"\n    for: {Time(entry.Lasts)}" : "";
        text.Append(CultureInfo.InvariantCulture, $"  - id: {entry.Id}\n    when: {{ {entry.When} }}{lasts}\n    do: {{ {entry.Do} }}\n");
    }

    private static IEnumerable<Entry> WordsOf(Trouble trouble, string id)
    {
        var path = trouble.Target.Length == 0 ? "times: all" : $"times: all, path: \"{trouble.Target}\"";
        string[] words = trouble.Kind switch
        {
            TroubleKind.Reset => [$"tcp.reset: {{ socket: {trouble.Target} }}"],
            TroubleKind.Close => [$"frame.close: {{ socket: {trouble.Target} }}"],
            TroubleKind.Silence => [$"tcp.silence: {{ socket: {trouble.Target} }}"],
            TroubleKind.Clog => [$"tcp.stalled_writes: {{ socket: {trouble.Target} }}"],
            TroubleKind.Slow => [$"tcp.latency: {{ socket: {trouble.Target}, by: {Milliseconds(trouble)} }}"],
            TroubleKind.DialRefused => ["dial.refused: {}"],
            TroubleKind.DialHang => [$"handshake.hang: {{ socket: {trouble.Target}, times: all }}"],
            TroubleKind.RequestRefused => [$"protocol.ack_refused: {{ socket: {trouble.Target}, times: all }}"],
            TroubleKind.RequestSilent =>
                [$"protocol.ack_silent: {{ socket: {trouble.Target}, times: all }}", $"protocol.pong_withheld: {{ socket: {trouble.Target}, times: all }}"],
            TroubleKind.SnapshotsLost => ["message.drop: { topic: tickers.*, frames: all }"],
            TroubleKind.Repeats => ["message.replay: { socket: private, frames: all }"],
            TroubleKind.RestDown => [$"rest.status: {{ {path}, code: 503 }}"],
            TroubleKind.RestSilent or TroubleKind.RestAnswerLost => [$"rest.hang: {{ {path} }}"],
            TroubleKind.RestSlow => [$"rest.late: {{ {path}, by: {Milliseconds(trouble)} }}"],
            TroubleKind.RateLimited => [$"rest.rate_limited: {{ {path} }}"],
            TroubleKind.StaleRows => ["rest.stale_rows: { times: all }"],
            TroubleKind.Maintenance => ["protocol.maintenance: {}"],
            TroubleKind.TimeSkew => [$"protocol.time_skew: {{ by: {Milliseconds(trouble)} }}"],
            TroubleKind.Jump => [Price(trouble.Target, trouble.Amount)],
            TroubleKind.Wick => [Price(trouble.Target, trouble.Amount)],
            TroubleKind.PluginThrows => [$"plugin.throws: {{ plugin: {trouble.Target} }}"],
            TroubleKind.PluginSlow => [$"plugin.slow: {{ plugin: {trouble.Target}, by: {Milliseconds(trouble)} }}"],
            TroubleKind.PluginRestart => [$"plugin.restart: {{ plugin: {trouble.Target} }}"],
            TroubleKind.PluginSwap => [$"plugin.swap: {{ plugin: {trouble.Target} }}"],
            TroubleKind.HostCrash => ["process.crash: {}"],
            _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble.Kind, "Every kind of trouble has a word in the catalogue."),
        };
        var lasts = trouble.Kind is TroubleKind.Wick or TroubleKind.Jump ? TimeSpan.Zero : trouble.Lasts;
        var entries = words.Select((word, part) => new Entry(part == 0 ? id : $"{id}-{part + 1}", trouble.At, lasts, word, WhenOf(trouble, TimeSpan.Zero)));
        return trouble.Kind == TroubleKind.Wick
            ? entries.Append(new Entry($"{id}-back", trouble.At + trouble.Lasts, TimeSpan.Zero, Price(trouble.Target, (1 / (1 + trouble.Amount)) - 1), WhenOf(trouble, trouble.Lasts)))
            : entries;
    }

    // The venue sees a call where the day sees the decision: half a way later.
    private static string WhenOf(Trouble trouble, TimeSpan later) => trouble.Upon switch
    {
        StrikeMoment.Close => $"rest: /v5/order/create, after: {Time(trouble.After + later)}",
        StrikeMoment.Stop => $"rest: /v5/position/trading-stop, after: {Time(trouble.After + later)}",
        StrikeMoment.Read => $"rest: /v5/position/list, after: {Time(trouble.After + later)}",
        _ => $"at: {Time(trouble.At + later)}",
    };

    private static IEnumerable<Entry> WordsOf(Deed deed, Day day, string id)
    {
        var leg = deed.PositionIdx == 0 ? "" : FormattableString.Invariant($", leg: {deed.PositionIdx}");
        var who = $"symbol: {deed.Symbol}{leg}";
        var word = deed.Kind switch
        {
            DeedKind.Buy or DeedKind.Sell => FormattableString.Invariant(
                $"venue.open: {{ {who}, side: {deed.Kind}, qty: {Quantity(day, deed)} }}"),
            DeedKind.Reduce => $"venue.reduce: {{ {who}, percent: {Percent(deed.Amount)}, if_possible: true }}",
            DeedKind.Close => $"venue.close: {{ {who}, if_possible: true }}",
            DeedKind.Flip => $"venue.flip: {{ {who}, if_possible: true }}",
            DeedKind.SetStop => $"venue.stops: {{ {who}, percent: {Percent(deed.Amount)}, if_possible: true }}",
            DeedKind.RemoveStop => $"venue.stops: {{ {who}, stop_loss: 0, if_possible: true }}",
            DeedKind.CancelOrders => $"venue.cancel_orders: {{ symbol: {deed.Symbol} }}",
            _ => throw new ArgumentOutOfRangeException(nameof(deed), deed.Kind, "Every kind of deed has a word in the catalogue."),
        };
        return day.Symbols.Contains(deed.Symbol) ? [new Entry(id, deed.At, TimeSpan.Zero, word, $"at: {Time(deed.At)}")] : [];
    }

    private static decimal Quantity(Day day, Deed deed)
    {
        var rules = InstrumentTable.Of(day).First(known => known.Symbol == deed.Symbol);
        return LeastOrder.InSteps(rules, LeastOrder.Of(rules, rules.StartPrice) * deed.Amount);
    }

    private static string Price(string symbol, decimal fraction) => $"venue.price: {{ symbol: {symbol}, percent: {Percent(fraction)} }}";

    private static string Percent(decimal fraction) => Math.Round(fraction * 100, 4).ToString(CultureInfo.InvariantCulture);

    private static string Milliseconds(Trouble trouble) => FormattableString.Invariant($"{trouble.Amount:0.###}ms");

    private static string Time(TimeSpan time) => FormattableString.Invariant($"{time.TotalMilliseconds:0.###}ms");

    private sealed record Entry(string Id, TimeSpan At, TimeSpan Lasts, string Do, string When);
}
