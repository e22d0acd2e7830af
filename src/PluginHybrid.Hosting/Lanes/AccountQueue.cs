using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Account events that wait, in their order; before them the open legs that are told to an instance that starts.</summary>
/// <param name="capacity">Events that may wait.</param>
internal sealed class AccountQueue(int capacity)
{
    private readonly Queue<AccountItem> _adopted = new();
    private readonly Queue<AccountItem> _waiting = new();

    /// <summary>All that waits.</summary>
    public int Count => _adopted.Count + _waiting.Count;

    /// <summary>No event more may wait.</summary>
    public bool IsFull => _waiting.Count >= capacity;

    public void Put(in AccountItem item) => _waiting.Enqueue(item);

    public AccountItem Take() => _adopted.TryDequeue(out var item) ? item : _waiting.Dequeue();

    /// <summary>Exchanges the events that wait, and one more, for one snapshot.</summary>
    /// <param name="newest">Stamp of that one more.</param>
    /// <param name="open">All open legs as of then.</param>
    public void Exchange(in EventStamp newest, IReadOnlyList<PositionUpdate> open)
    {
        var missed = 1 + _waiting.Sum(item => item.Event is Resync before ? before.Missed : 1);
        _waiting.Clear();
        _waiting.Enqueue(new AccountItem(new Resync(newest, missed, open), null));
    }

    /// <summary>Puts open legs before everything that waits, in place of those put there earlier.</summary>
    public void Adopt(IEnumerable<PositionOpened> open)
    {
        _adopted.Clear();
        foreach (var opened in open)
        {
            _adopted.Enqueue(new AccountItem(opened, null, IsAdopted: true));
        }
    }

    public void Clear()
    {
        _adopted.Clear();
        _waiting.Clear();
    }
}
