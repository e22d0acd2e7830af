using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.State;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>State and journal as one host process sees them: taken at once, durable a little later, lost when it dies before.</summary>
/// <remarks>Like the real writer: whatever has gathered goes into one transaction, and the next one begins when that has ended.</remarks>
internal sealed class StoreLife : IJournal, IPluginStates
{
    private readonly DurableStore _disk;
    private readonly int _run;
    private readonly Timeline _timeline;
    private readonly Chance _commit;
    private readonly MemoryStates _states;
    private readonly HostLife _life;
    private readonly Action<string, string> _wrote;
    private readonly Action<JournalEntry> _kept;
    private readonly Action<KnownLeg, bool> _legKept;
    private readonly Queue<(long Position, Action Then)> _waiting = new();
    private readonly DueAction _written;
    private List<Action> _incoming = [];
    private List<Action> _writing = [];
    private long _accepted;
    private long _settled;
    private long _promised;

    /// <summary>What a host finds at its start.</summary>
    /// <param name="disk">What is durable.</param>
    /// <param name="run">Number of the process.</param>
    /// <param name="seed">The day's.</param>
    /// <param name="timeline">Virtual time.</param>
    /// <param name="life">Ends it.</param>
    /// <param name="wrote">Hears of lines: where, and the line.</param>
    /// <param name="kept">Hears of lines of the journal that have reached the disk.</param>
    /// <param name="legKept">Hears of legs: when one is handed in, and when it has reached the disk.</param>
    public StoreLife(DurableStore disk, int run, int seed, Timeline timeline, HostLife life, Action<string, string> wrote, Action<JournalEntry> kept, Action<KnownLeg, bool> legKept)
    {
        (_disk, _run, _timeline, _life, _wrote, _kept, _legKept) = (disk, run, timeline, life, wrote, kept, legKept);
        _commit = Chance.Of(seed, "commit");
        _states = disk.Read();
        _written = new DueAction(Written);
    }

    /// <inheritdoc />
    public void Append(JournalEntry entry)
    {
        if (_life.Spend())
        {
            _wrote("journal", $"{entry.Kind} {entry.Plugin}/{entry.Number} {entry.Leg} {entry.OrderLinkId} {entry.What} {entry.Because} {entry.Cause}");
            Take(() =>
            {
                _disk.Write(_run, entry);
                _kept(entry);
            });
        }
    }

    /// <inheritdoc />
    /// <remarks>No moment to die at of its own: it becomes durable, or is lost, when the disk says so.</remarks>
    public void Keep(KnownLeg leg)
    {
        _legKept(leg, false);
        if (!_life.IsOver)
        {
            _wrote("state", $"{leg}");
            Take(() =>
            {
                _disk.Write(leg);
                _legKept(leg, true);
            });
        }
    }

    /// <inheritdoc />
    public void WhenDurable(Action then)
    {
        if (_settled >= _accepted && _waiting.Count == 0)
        {
            then();
        }
        else
        {
            _waiting.Enqueue((_accepted, then));
        }
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Load(string plugin) => _states.Load(plugin);

    /// <inheritdoc />
    public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        _states.Write(plugin, changes);
        Keep(plugin, [.. changes]);
    }

    /// <inheritdoc />
    public void Restore(string plugin, IReadOnlyDictionary<string, string> values)
    {
        var gone = _states.Load(plugin).Keys.Where(key => !values.ContainsKey(key)).Select(key => KeyValuePair.Create(key, (string?)null)).ToList();
        _states.Restore(plugin, values);
        Keep(plugin, [.. gone, .. values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))]);
    }

    private void Keep(string plugin, KeyValuePair<string, string?>[] changes)
    {
        if (!_life.Spend())
        {
            return;
        }

        foreach (var (key, value) in changes)
        {
            _wrote("state", $"{plugin} {key} {value}");
        }

        Take(() =>
        {
            foreach (var (key, value) in changes)
            {
                _disk.Write(plugin, key, value);
            }
        });
    }

    private void Take(Action write)
    {
        _incoming.Add(write);
        _accepted++;
        if (!_written.IsWaiting)
        {
            Begin();
        }
    }

    // A transaction takes half a millisecond, now and then twenty: the disk is busy.
    private void Begin()
    {
        (_writing, _incoming) = (_incoming, _writing);
        _promised = _accepted;
        var now = _timeline.Now;
        var slow = _commit.Hits(0.02, now) ? 40 : 1;
        _timeline.Put(now + (long)(slow * (0.5 + _commit.Share(now, 1)) * TimeSpan.TicksPerMillisecond / 2), _written);
    }

    private void Written()
    {
        if (_life.IsOver)
        {
            return;
        }

        _writing.ForEach(write => write());
        _writing.Clear();
        _settled = _promised;
        if (_incoming.Count > 0)
        {
            Begin();
        }

        while (_waiting.TryPeek(out var first) && first.Position <= _settled)
        {
            _waiting.Dequeue();
            first.Then();
        }
    }
}
