using System.Collections.Immutable;
using PluginHybrid.Core.Journal;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>All plugins of a host, by id.</summary>
/// <param name="around">The host.</param>
internal sealed class SlotShelf(SlotSurroundings around)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PersonsWord> _words = new(StringComparer.Ordinal);
    private volatile ImmutableSortedDictionary<string, PluginSlot> _slots = ImmutableSortedDictionary.Create<string, PluginSlot>(StringComparer.Ordinal);

    private volatile PluginSlot[] _all = [];

    /// <summary>In the order of their ids. Looking allocates nothing: the guard looks for ever.</summary>
    public IReadOnlyList<PluginSlot> All => _all;

    public PluginSlot? Find(string id) => _slots.GetValueOrDefault(id);

    /// <summary>The plugin that is made of a file.</summary>
    public PluginSlot? OfPath(string path) => _slots.Values.FirstOrDefault(slot => slot.Path == path);

    public PluginSlot FindOrAdd(string id)
    {
        lock (_gate)
        {
            if (_slots.GetValueOrDefault(id) is { } found)
            {
                return found;
            }

            if (!_words.TryGetValue(id, out var word))
            {
                _words.Add(id, word = new PersonsWord());
            }

            var slot = new PluginSlot(id, around, word);
            _slots = _slots.Add(id, slot);
            _all = [.. _slots.Values];
            return slot;
        }
    }

    public void Remove(PluginSlot slot)
    {
        lock (_gate)
        {
            _slots = _slots.Remove(slot.Id);
            _all = [.. _slots.Values];
        }
    }

    /// <summary>Tells of an exception that no plugin can be found for.</summary>
    public void TellUnknown(string where, Exception exception) =>
        around.Tell(JournalKind.Alarm, "", $"unknown plugin: {where}: {exception.GetType().FullName}: {exception.Message}");
}
