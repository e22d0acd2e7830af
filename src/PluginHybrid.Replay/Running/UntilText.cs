using System.Globalization;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Running;

/// <summary>Where a replay is to stop, in words: <c>n=812</c>, <c>t=12.5</c>, <c>position.closed BTCUSDT#0</c>, <c>mark BTCUSDT &gt; 62000</c>.</summary>
public static class UntilText
{
    /// <summary>What can be written, for help and complaints.</summary>
    public const string Forms =
        "n=812 (a record), t=12.5 (seconds), position.closed or position.closed BTCUSDT#0 (an event, of a leg or symbol), "
        + "or a condition: mark BTCUSDT > 62000, stop BTCUSDT#0 >= 61000, size BTCUSDT#0 < 1, positions = 0";

    /// <summary>Reads it.</summary>
    /// <param name="text">As a person wrote it.</param>
    /// <exception cref="FormatException">It is none of the forms.</exception>
    public static Func<ReplayMoment, bool> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [var place] when place.StartsWith("n=", StringComparison.Ordinal) && long.TryParse(place[2..], CultureInfo.InvariantCulture, out var record) =>
                moment => moment.Record >= record,
            [var time] when time.StartsWith("t=", StringComparison.Ordinal) && decimal.TryParse(time[2..].TrimEnd('s'), CultureInfo.InvariantCulture, out var seconds) =>
                moment => moment.At.Ticks >= seconds * TimeSpan.TicksPerSecond,
            ["positions", var sign, var figure] => Holds(sign, figure, text, moment => moment.Facts.Positions.Count),
            ["mark", var symbol, var sign, var figure] => Holds(sign, figure, text, moment => MarkOf(moment, symbol)),
            ["stop", var leg, var sign, var figure] => Holds(sign, figure, text, moment => HeldIn(moment, leg)?.StopLoss),
            ["size", var leg, var sign, var figure] => Holds(sign, figure, text, moment => HeldIn(moment, leg)?.Size ?? 0),
            [var name] when name.Contains('.', StringComparison.Ordinal) || name is EventNames.Execution => moment => Has(moment, name, null),
            [var name, var about] when name.Contains('.', StringComparison.Ordinal) || name is EventNames.Execution => moment => Has(moment, name, about),
            _ => throw Wrong(text),
        };
    }

    private static bool Has(in ReplayMoment moment, string name, string? about)
    {
        foreach (var happened in moment.Events)
        {
            if (happened.Name == name && (about is null || IsAbout(happened, about)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAbout(IHybridEvent happened, string about)
    {
        PositionKey? leg = happened switch
        {
            PositionUpdate update => update.Position.Key,
            PositionOpened opened => opened.Position.Key,
            PositionClosed closed => closed.Position.Key,
            OrderUpdate order => order.Key,
            ProtectionAlarm alarm => alarm.Key,
            _ => null,
        };
        var symbol = leg?.Symbol ?? happened switch
        {
            Execution execution => execution.Symbol,
            TickerUpdate ticker => ticker.Symbol,
            TickerSubscribed ticker => ticker.Symbol,
            TickerRefused ticker => ticker.Symbol,
            _ => null,
        };
        return leg?.ToString() == about || symbol == about;
    }

    private static decimal? MarkOf(in ReplayMoment moment, string symbol)
    {
        foreach (var mark in moment.Facts.MarkPrices)
        {
            if (mark.Key == symbol)
            {
                return mark.Value;
            }
        }

        return null;
    }

    private static Position? HeldIn(in ReplayMoment moment, string leg) => moment.Facts.Positions.FirstOrDefault(held => held.Key.ToString() == leg);

    private static Func<ReplayMoment, bool> Holds(string sign, string text, string whole, Func<ReplayMoment, decimal?> left)
    {
        if (!decimal.TryParse(text, CultureInfo.InvariantCulture, out var right))
        {
            throw Wrong(whole);
        }

        return sign switch
        {
            ">" => moment => left(moment) > right,
            ">=" => moment => left(moment) >= right,
            "<" => moment => left(moment) < right,
            "<=" => moment => left(moment) <= right,
            "=" or "==" => moment => left(moment) == right,
            _ => throw Wrong(whole),
        };
    }

    private static FormatException Wrong(string text) => new($"\"{text}\" is no place to stop at. Write one of: {Forms}.");
}
