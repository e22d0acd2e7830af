using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PluginHybrid.Hosting.Settings;

/// <summary>Asks one rule about one value, without <c>Validator</c>: that one would keep the plugin in memory for good.</summary>
internal static class SettingRange
{
    /// <summary>What the rule allows, in words, when it does not allow the value; else <c>null</c>.</summary>
    /// <param name="rule">From the record.</param>
    /// <param name="value">Bound.</param>
    /// <param name="key">For the words of rules other than ranges.</param>
    public static string? Refuses(ValidationAttribute rule, object? value, string key)
    {
        if (rule.IsValid(value)) return null;
        return rule is RangeAttribute range
            ? $"allowed: {(range.MinimumIsExclusive ? "above " : "")}{Text(range.Minimum)} to {(range.MaximumIsExclusive ? "below " : "")}{Text(range.Maximum)}"
            : rule.FormatErrorMessage(key).TrimEnd('.');
    }

    /// <summary>The same for the bounds a script gives; a value that is no number has none.</summary>
    /// <param name="value">Bound; a list is asked element by element.</param>
    /// <param name="min">Smallest, or <c>null</c>.</param>
    /// <param name="max">Largest, or <c>null</c>.</param>
    public static string? Refuses(object? value, decimal? min, decimal? max)
    {
        if (value is System.Collections.IEnumerable list and not string)
        {
            return list.Cast<object?>().Select(element => Refuses(element, min, max)).FirstOrDefault(found => found is not null);
        }

        if (value is not (decimal or double or float or int or long or short or byte or uint or ulong)) return null;
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        if (!(number < min) && !(number > max)) return null;
        return (min, max) switch
        {
            ({ } low, { } high) => $"allowed: {Text(low)} to {Text(high)}",
            ({ } low, null) => $"allowed: {Text(low)} or more",
            _ => $"allowed: at most {Text(max!)}",
        };
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
