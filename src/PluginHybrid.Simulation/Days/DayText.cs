using System.Globalization;
using System.Text;

namespace PluginHybrid.Simulation.Days;

/// <summary>A day as a YAML file, exact to the last digit: read again it is the same day.</summary>
public static class DayText
{
    /// <summary>The day's file.</summary>
    /// <param name="day">The day.</param>
    /// <param name="notes">Lines for the reader, written as comments in front. Default none.</param>
    public static string Of(Day day, params IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(day);
        var text = new StringBuilder();
        foreach (var note in notes)
        {
            Line(text, $"# {note}");
        }

        Line(text, "version: 1");
        Line(text, $"seed: {day.Seed}");
        Line(text, $"length: {Time(day.Length)}");
        Line(text, $"healing: {Time(day.Healing)}");
        Line(text, $"temper: {day.Temper}");
        Line(text, $"symbols: [{string.Join(", ", day.Symbols)}]");
        Line(text, $"hedge: [{string.Join(", ", day.HedgeSymbols)}]");
        Append(text, day.Weather);
        Line(text, day.Troubles.Count == 0 ? "troubles: []" : "troubles:");
        foreach (var trouble in day.Troubles)
        {
            Line(text, $"  - {{ kind: {trouble.Kind}, at: {Time(trouble.At)}, lasts: {Time(trouble.Lasts)}, target: \"{trouble.Target}\", amount: {trouble.Amount}{Upon(trouble)} }}");
        }

        Line(text, day.Deeds.Count == 0 ? "deeds: []" : "deeds:");
        foreach (var deed in day.Deeds)
        {
            Line(text, $"  - {{ kind: {deed.Kind}, at: {Time(deed.At)}, symbol: {deed.Symbol}, leg: {deed.PositionIdx}, amount: {deed.Amount} }}");
        }

        return text.ToString();
    }

    /// <summary>Reads a day's file.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is none; the message says what is wrong where.</exception>
    public static Day Read(string text) => DayReader.Read(text);

    // In seconds, down to the tick of 100 ns.
    internal static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / (decimal)TimeSpan.TicksPerSecond:0.#######}s");

    private static string Upon(Trouble trouble) => trouble.Upon == StrikeMoment.Time ? "" : $", upon: {trouble.Upon}, after: {Time(trouble.After)}";

    private static void Append(StringBuilder text, Weather weather)
    {
        Line(text, "weather:");
        Line(text, $"  name: {weather.Name}");
        Line(text, $"  latency: {Time(weather.Latency)}");
        Line(text, $"  jitter: {Time(weather.Jitter)}");
        Line(text, $"  frames: {Time(weather.FrameInterval)}");
        Line(text, $"  volatility: {weather.Volatility}");
        Line(text, $"  trends: {weather.Trends:R}");
        Line(text, $"  answers_lost: {weather.AnswersLost:R}");
        Line(text, $"  calls_lost: {weather.CallsLost:R}");
        Line(text, $"  duplicates: {weather.Duplicates:R}");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
