namespace PluginHybrid.Core.Orders;

/// <summary>A leg's figure that the venue took from us, and whether its row shows it yet.</summary>
/// <remarks>
/// Rows come later than answers, each at its own time: after two figures were taken a row may show the one before both, then the
/// first of them. None of these says what the venue has now. Any other does: the one it took last, or that of a person.
/// </remarks>
internal sealed class TakenFigure
{
    // What rows may still show, oldest first; empty once the row counts.
    private readonly List<decimal?> _older = [];
    private int _life;
    private decimal? _figure;

    /// <summary>The venue took one.</summary>
    /// <param name="life">Of the leg.</param>
    /// <param name="figure">The newest.</param>
    /// <param name="row">What the row shows at this moment; <c>null</c> for none.</param>
    public void Took(int life, decimal figure, decimal? row)
    {
        Saw(life, row);
        if (_older.Count > 0)
        {
            _older.Add(_figure);
        }
        else if (row != figure)
        {
            _older.Add(row);
        }

        (_life, _figure) = (life, figure);
    }

    /// <summary>A row came.</summary>
    /// <param name="life">Of the leg.</param>
    /// <param name="row">What it shows.</param>
    public void Saw(int life, decimal? row)
    {
        if (_older.Count == 0)
        {
            return;
        }

        var known = life == _life ? _older.IndexOf(row) : -1;
        _older.RemoveRange(0, known < 0 ? _older.Count : known);
    }

    /// <summary>What the venue has: by the row, or by what it took since.</summary>
    /// <param name="life">Of the leg.</param>
    /// <param name="row">What the row shows.</param>
    public decimal? Of(int life, decimal? row) => _older.Count > 0 && life == _life ? _figure : row;
}
