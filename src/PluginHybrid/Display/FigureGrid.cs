using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHybrid.Display;

/// <summary>A table without lines: quiet headings, aligned figures, columns of steady width. Too narrow, it leaves columns out.</summary>
/// <param name="room">Columns of the terminal it may take.</param>
/// <param name="gap">Blanks between two columns.</param>
internal sealed class FigureGrid(int room, int gap)
{
    /// <summary>Draws the rows under their headings.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows; each has a cell per column.</param>
    public IRenderable Of(IReadOnlyList<Column> columns, IReadOnlyList<Cell[]> rows)
    {
        var widths = columns.Select((column, index) => rows.Select(row => row[index].Text.Length).Append(column.Width).Max()).ToArray();
        var shown = Fitting(columns, widths);
        var table = new Table { Border = TableBorder.None };
        foreach (var index in shown)
        {
            table.AddColumn(new TableColumn(new Text(columns[index].Heading, Palette.Quiet))
            {
                Width = widths[index],
                NoWrap = true,
                Alignment = columns[index].IsFigure ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, index == shown[^1] ? 0 : gap, 0),
            });
        }

        foreach (var row in rows)
        {
            table.AddRow(shown.Select(index => new Text(row[index].Text, row[index].Colour)));
        }

        return table;
    }

    private List<int> Fitting(IReadOnlyList<Column> columns, int[] widths)
    {
        var shown = Enumerable.Range(0, columns.Count).ToList();
        while (shown.Count > 1 && shown.Sum(index => widths[index] + gap) - gap > room)
        {
            shown.Remove(shown.MaxBy(index => columns[index].Rank));
        }

        return shown;
    }
}
