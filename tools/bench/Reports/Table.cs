using System.Text;

namespace PluginHybrid.Bench.Reports;

/// <summary>Columns of text, the first to the left and the others to the right.</summary>
internal static class Table
{
    public static string Of(string title, string[] head, IEnumerable<string[]> rows)
    {
        var lines = rows.Prepend(head).ToArray();
        var widths = head.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder().AppendLine(title);
        foreach (var line in lines)
        {
            for (var column = 0; column < line.Length; column++)
            {
                text.Append("  ").Append(column == 0 ? line[column].PadRight(widths[column]) : line[column].PadLeft(widths[column]));
            }

            text.AppendLine();
        }

        return text.ToString();
    }
}
