using System.Globalization;

namespace PluginHybrid.Core.Orders;

/// <summary>Names our orders: run prefix, plugin, number; the same for the same run, and never the same for another.</summary>
/// <param name="runPrefix">1 to 10 letters or digits.</param>
public sealed class OrderLinkIds(string runPrefix)
{
    /// <summary>A run prefix has at most this many characters.</summary>
    public const int PrefixMax = 10;

    private const int PluginMax = 12;
    private const int PluginStart = 7;

    /// <summary>The id of one part of a command's order; at most 36 characters.</summary>
    /// <param name="id">The command.</param>
    /// <param name="part">From 0; a market order above the venue's largest goes in parts.</param>
    public string Of(CommandId id, int part) => string.Create(
        CultureInfo.InvariantCulture, $"{runPrefix}-{Short(id.Plugin)}-{id.Number}{(part == 0 ? "" : $"_{part}")}");

    /// <summary>True when an id has the shape of a plugin's orders, of this run or an earlier one.</summary>
    /// <param name="linkId">The id.</param>
    /// <param name="plugin">The plugin.</param>
    public static bool IsOf(string linkId, string plugin)
    {
        var start = linkId.IndexOf('-', StringComparison.Ordinal);
        var end = linkId.LastIndexOf('-');
        return start > 0 && end > start && CanBe(linkId[..start]) && linkId[(start + 1)..end] == Short(plugin)
            && end + 1 < linkId.Length && linkId[(end + 1)..].All(letter => char.IsAsciiDigit(letter) || letter == '_');
    }

    /// <summary>True when a prefix can be one.</summary>
    /// <param name="prefix">The prefix.</param>
    public static bool CanBe(string prefix) =>
        prefix.Length is >= 1 and <= PrefixMax && prefix.All(char.IsAsciiLetterOrDigit);

    private static string Short(string plugin)
    {
        if (plugin.Length is > 0 and <= PluginMax && plugin.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            return plugin;
        }

        // FNV-1a: the same on every machine, unlike string.GetHashCode.
        var hash = 2166136261u;
        foreach (var letter in plugin)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        var start = new string([.. plugin.Where(char.IsAsciiLetterOrDigit).Take(PluginStart)]);
        return string.Create(CultureInfo.InvariantCulture, $"{start}{hash & 0xFFFFF:x5}");
    }
}
