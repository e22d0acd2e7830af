using System.Collections;
using System.Globalization;

namespace PluginHybrid.Recordings.Tests.Inputs;

/// <summary>Compares two values member by member, scale and ticks included, and names the place at which they part.</summary>
internal static class SameValue
{
    /// <summary><c>null</c> when they are the same.</summary>
    public static string? Difference(object? one, object? other, string path = "")
    {
        if (one is null || other is null)
        {
            return one is null && other is null ? null : Told(path, one, other);
        }

        if (one.GetType() != other.GetType() && one is not IEnumerable)
        {
            return Told(path, one.GetType().Name, other.GetType().Name);
        }

        switch (one)
        {
            case decimal figure:
                return decimal.GetBits(figure).AsSpan().SequenceEqual(decimal.GetBits((decimal)other)) ? null : Told(path, one, other);
            case string or bool or int or long or TimeSpan or DateTimeOffset or Enum:
                return one.Equals(other) ? null : Told(path, one, other);
            case IEnumerable many:
                var (these, those) = (many.Cast<object>().ToArray(), ((IEnumerable)other).Cast<object>().ToArray());
                return these.Length != those.Length
                    ? Told(path + ".Length", these.Length, those.Length)
                    : these.Select((item, i) => Difference(item, those[i], $"{path}[{i}]")).FirstOrDefault(found => found is not null);
            default:
                return one.GetType().GetProperties().Where(member => member.GetIndexParameters().Length == 0)
                    .Select(member => Difference(member.GetValue(one), member.GetValue(other), $"{path}.{member.Name}"))
                    .FirstOrDefault(found => found is not null);
        }
    }

    private static string Told(string path, object? one, object? other) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}: {one ?? "null"} became {other ?? "null"}");
}
