using System.Globalization;
using System.Text;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Trials;

/// <summary>A day as a fault script for the exchange with real sockets: what the catalogue has words for; the rest stands in comments.</summary>
/// <remarks>Close to the day, not equal to it: prices, delays and the plugins' time are those of the machine that plays it. The day's own file is exact.</remarks>
public static class FaultScriptText
{
    /// <summary>The script.</summary>
    /// <param name="day">The day.</param>
    /// <param name="why">What fails on it, in one sentence.</param>
    public static string Of(Day day, string why)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(why);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"version: 1\nseed: {day.Seed & int.MaxValue}\nwhy: \"{why.Replace('"', '\'').ReplaceLineEndings(" ")}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"scene: {{ market: walk{(day.HedgeSymbols.Count > 0 ? $", hedge: [{string.Join(", ", day.HedgeSymbols)}]" : "")}{(day.Symbols.Any(symbol => symbol.StartsWith("SIM", StringComparison.Ordinal)) ? ", more_symbols: 2" : "")} }}\n");
        var entries = day.Troubles.SelectMany((trouble, number) => WordsOf(trouble, FormattableString.Invariant($"trouble-{number + 1}")))
            .Concat(day.Deeds.SelectMany((deed, number) => WordsOf(deed, day, FormattableString.Invariant($"deed-{number + 1}"))))
            .OrderBy(entry => entry.At)
            .ToArray();
        text.Append(entries.Any(entry => entry.Do.Length > 0) ? "faults:\n" : "faults: []\n");
        foreach (var entry in entries)
        {
            Append(text, entry);
        }

        return text.Append("expect:\n  - truth: {}\n").ToString();
    }

    private static void Append(StringBuilder text, Entry entry)
    {
        if (entry.Do.Length == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  # at {DayText.Time(entry.At)}, without a word in the catalogue: {entry.Note}\n");
            return;
        }

        var lasts = entry.Lasts > TimeSpan.Zero ? $"\n    for: {Time(entry.Lasts)}" : "";
        text.Append(CultureInfo.InvariantCulture, $"  - id: {entry.Id}\n    when: {{ at: {Time(entry.At)} }}{lasts}\n    do: {{ {entry.Do} }}\n");
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
            _ => [],
        };
        if (words.Length == 0)
        {
            return [new Entry(id, trouble.At, trouble.Lasts, "", $"{trouble}")];
        }

        var lasts = trouble.Kind is TroubleKind.Wick or TroubleKind.Jump ? TimeSpan.Zero : trouble.Lasts;
        var entries = words.Select((word, part) => new Entry(part == 0 ? id : $"{id}-{part + 1}", trouble.At, lasts, word, ""));
        return trouble.Kind == TroubleKind.Wick
            ? entries.Append(new Entry($"{id}-back", trouble.At + trouble.Lasts, TimeSpan.Zero, Price(trouble.Target, (1 / (1 + trouble.Amount)) - 1), ""))
            : entries;
    }

    private static IEnumerable<Entry> WordsOf(Deed deed, Day day, string id)
    {
        var leg = deed.PositionIdx == 0 ? "" : FormattableString.Invariant($", leg: {deed.PositionIdx}");
        var word = deed.Kind switch
        {
            DeedKind.Buy or DeedKind.Sell => FormattableString.Invariant(
                $"venue.open: {{ symbol: {deed.Symbol}{leg}, side: {deed.Kind}, qty: {deed.Amount * DayMaker.Instruments.First(known => known.Symbol == deed.Symbol).MinQty} }}"),
            DeedKind.Close => $"venue.close: {{ symbol: {deed.Symbol}{leg} }}",
            _ => "",
        };
        return day.Symbols.Contains(deed.Symbol) ? [new Entry(id, deed.At, TimeSpan.Zero, word, $"{deed}")] : [];
    }

    private static string Price(string symbol, decimal fraction) => FormattableString.Invariant($"venue.price: {{ symbol: {symbol}, percent: {Math.Round(fraction * 100, 4)} }}");

    private static string Milliseconds(Trouble trouble) => FormattableString.Invariant($"{trouble.Amount:0.###}ms");

    private static string Time(TimeSpan time) => FormattableString.Invariant($"{time.TotalMilliseconds:0.###}ms");

    private sealed record Entry(string Id, TimeSpan At, TimeSpan Lasts, string Do, string Note);
}
