using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHybrid.Display;

/// <summary>A table without lines: quiet headings, aligned figures, columns of steady width.</summary>
internal static class FigureGrid
{
    /// <summary>Draws the rows under their headings.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows; each has a cell per column.</param>
    /// <param name="gap">Blanks between two columns.</param>
    public static IRenderable Of(IReadOnlyList<Column> columns, IReadOnlyList<Cell[]> rows, int gap)
    {
        var table = new Table { Border = TableBorder.None };
        for (var index = 0; index < columns.Count; index++)
        {
            table.AddColumn(Heading(columns[index], rows.Select(row => row[index].Text.Length), index == columns.Count - 1 ? 0 : gap));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell.Text, cell.Colour)));
        }

        return table;
    }

    private static TableColumn Heading(Column column, IEnumerable<int> lengths, int gap) =>
        new(new Text(column.Heading, Palette.Quiet))
        {
            Width = lengths.Append(column.Width).Max(),
            NoWrap = true,
            Alignment = column.IsFigure ? Justify.Right : Justify.Left,
            Padding = new Padding(0, 0, gap, 0),
        };
}
