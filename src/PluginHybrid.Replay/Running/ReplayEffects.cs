using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Replay.Divergences;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Running;

/// <summary>Performs nothing of what the session asks, and compares it with what was recorded after the same input.</summary>
/// <param name="router">Where events go.</param>
/// <param name="divergences">Told of what is not the same.</param>
internal sealed class ReplayEffects(EventRouter router, DivergenceBook divergences) : ISessionEffects
{
    private readonly List<string> _asked = [];

    /// <summary>Asked for so far.</summary>
    public long Count { get; private set; }

    /// <inheritdoc />
    public void Dial(ConnectionId connection) => Ask(EffectText.Dial(connection));

    /// <inheritdoc />
    public void Send(ConnectionId connection, WireRequest request) => Ask(EffectText.Send(connection, request));

    /// <inheritdoc />
    public void Close(ConnectionId connection, string reason) => Ask(EffectText.Close(connection));

    /// <inheritdoc />
    public void Call(RestCall call) => Ask(EffectText.Call(InputCodec.Write(call)));

    /// <inheritdoc />
    public void WakeAt(DateTimeOffset due)
    {
        // The recording says when the timer came.
    }

    /// <inheritdoc />
    public void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent => router.Emit(happened);

    /// <inheritdoc />
    public void Journal(JournalEntry entry)
    {
        // A replay leaves no trace in anybody's journal.
    }

    /// <inheritdoc />
    public void Note(NoteKind kind, string text)
    {
        // Said when it was recorded.
    }

    /// <summary>An effect was recorded here.</summary>
    /// <param name="recorded">Its text.</param>
    public void Expect(string recorded)
    {
        var place = _asked.IndexOf(recorded);
        if (place >= 0)
        {
            _asked.RemoveAt(place);
            if (place > 0)
            {
                divergences.Add(DivergenceKind.Differs, "the session asked in another order", recorded, _asked[0]);
            }

            return;
        }

        var other = _asked.FirstOrDefault(asked => KindOf(asked) == KindOf(recorded));
        if (other is null)
        {
            divergences.Add(DivergenceKind.NotDone, $"the session did not {KindOf(recorded)}", recorded);
            return;
        }

        _asked.Remove(other);
        divergences.Add(DivergenceKind.Differs, $"the session asked for another {KindOf(recorded)}", recorded, other);
    }

    /// <summary>The next input is there: what was asked and not recorded is told.</summary>
    public void EndInput()
    {
        foreach (var asked in _asked)
        {
            divergences.Add(DivergenceKind.NotRecorded, $"the session asked for a {KindOf(asked)} the recording does not hold", replayed: asked);
        }

        _asked.Clear();
    }

    private void Ask(string what)
    {
        Count++;
        _asked.Add(what);
    }

    private static string KindOf(string effect) => effect[..effect.IndexOf(' ', StringComparison.Ordinal)];
}
