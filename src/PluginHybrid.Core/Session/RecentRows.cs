namespace PluginHybrid.Core.Session;

/// <summary>Remembers the last rows of one kind, so that one told again is known. By value; the oldest is forgotten first.</summary>
/// <typeparam name="T">What tells two rows apart.</typeparam>
/// <param name="most">Rows remembered.</param>
internal sealed class RecentRows<T>(int most)
    where T : notnull
{
    private readonly HashSet<T> _known = [];
    private readonly Queue<T> _inOrder = new();

    /// <summary>Takes a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>False when it was told before.</returns>
    public bool Add(T row)
    {
        if (!_known.Add(row))
        {
            return false;
        }

        _inOrder.Enqueue(row);
        if (_inOrder.Count > most)
        {
            _known.Remove(_inOrder.Dequeue());
        }

        return true;
    }
}
