using System.Globalization;

namespace PluginHybrid.Plugins.Ageing;

/// <summary>A take-profit that comes nearer with age: from each age on, its percentage, in steps.</summary>
internal sealed class TargetTable
{
    private readonly (TimeSpan Age, decimal Percent)[] _rows;

    private TargetTable((TimeSpan Age, decimal Percent)[] rows) => _rows = rows;

    /// <summary>Reads <c>0:3% 4h:1% 12h:0% 24h:-1%</c>; ages in s, m, h or d.</summary>
    /// <exception cref="FormatException">It cannot be read; the text says which entry and what is wanted.</exception>
    public static TargetTable Parse(string text)
    {
        var rows = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Row).ToArray();
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Age <= rows[i - 1].Age)
            {
                throw new FormatException($"age {rows[i].Age} comes after {rows[i - 1].Age}; ages must rise");
            }

            if (rows[i].Percent >= rows[i - 1].Percent)
            {
                throw new FormatException(FormattableString.Invariant(
                    $"{rows[i].Percent} % comes after {rows[i - 1].Percent} %; targets only come nearer"));
            }
        }

        return new TargetTable(rows);
    }

    /// <summary>What is wrong with a table, with the setting's name in front, or <c>null</c>.</summary>
    public static string? Check(string name, string text)
    {
        try
        {
            Parse(text);
            return null;
        }
        catch (FormatException problem)
        {
            return $"{name}: {problem.Message}";
        }
    }

    /// <summary>The target at an age in percent of the entry price; <c>null</c> before the first row.</summary>
    public decimal? At(TimeSpan age)
    {
        decimal? target = null;
        foreach (var (from, percent) in _rows)
        {
            target = age >= from ? percent : target;
        }

        return target;
    }

    private static (TimeSpan Age, decimal Percent) Row(string entry) =>
        entry.Split(':') is [var age, var percent] && Age(age) is { } from && Percent(percent) is { } target
            ? (from, target)
            : throw new FormatException($"\"{entry}\" is no target; wanted <age>:<percent>%, for example 4h:1% or 90m:-0.5%");

    private static TimeSpan? Age(string text)
    {
        if (text == "0")
        {
            return TimeSpan.Zero;
        }

        var seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return seconds > 0 && decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount * seconds <= (decimal)TimeSpan.FromDays(3650).TotalSeconds
            ? TimeSpan.FromMilliseconds((long)(amount * seconds * 1000))
            : null;
    }

    private static decimal? Percent(string text) =>
        text.EndsWith('%') && decimal.TryParse(
            text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent)
        && percent is > -100 and <= 1000
            ? percent
            : null;
}
