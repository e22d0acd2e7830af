using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Tests.Harness;

/// <summary>Writes down what a session asks of the world, in order, and holds the promises every effect must keep.</summary>
internal sealed class RecordedEffects : ISessionEffects
{
    private readonly HashSet<string> _reqIds = new(StringComparer.Ordinal);
    private readonly HashSet<ConnectionId> _alive = [];
    private readonly HashSet<long> _callIds = [];
    private readonly Lives _lives = new();

    /// <summary>Everything but wake-ups and notes, one line each.</summary>
    public List<string> Lines { get; } = [];

    public List<IHybridEvent> Events { get; } = [];

    public List<(ConnectionId Connection, WireRequest Request)> Sent { get; } = [];

    public List<RestCall> Calls { get; } = [];

    /// <summary>The journal, in order.</summary>
    public List<JournalEntry> Journaled { get; } = [];

    /// <summary>The newest of each leg, as the next run would find it.</summary>
    public SortedDictionary<PositionKey, KnownLeg> Kept { get; } = [];

    public List<ConnectionId> Dials { get; } = [];

    public List<(NoteKind Kind, string Text)> Notes { get; } = [];

    /// <summary>When the session wants to be woken.</summary>
    public DateTimeOffset Wake { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>How often it changed its mind about that.</summary>
    public int WakeRequests { get; private set; }

    /// <summary>Called with every event, as a handler would be. May give commands to a sequencer.</summary>
    public Action<IHybridEvent>? OnEvent { get; set; }

    /// <summary>Stops writing: for measurements.</summary>
    public bool Silent { get; set; }

    /// <summary>An earlier run kept these.</summary>
    public void GoOn(IEnumerable<KnownLeg> known) => _lives.GoOn(known);

    public void Dial(ConnectionId connection)
    {
        Assert.True(_alive.Add(connection), $"{connection} was dialled twice.");
        Dials.Add(connection);
        Lines.Add($"dial {connection}");
    }

    public void Send(ConnectionId connection, WireRequest request)
    {
        Assert.True(_alive.Contains(connection), $"{Tell.Request(request)} was sent on {connection}, which is closed.");
        Assert.True(_reqIds.Add(request.ReqId), $"The request id {request.ReqId} was used twice.");
        Sent.Add((connection, request));
        Lines.Add($"send {connection} {Tell.Request(request)}");
    }

    public void Close(ConnectionId connection, string reason)
    {
        Assert.True(_alive.Remove(connection), $"{connection} was closed but is not open.");
        Lines.Add($"close {connection}: {reason}");
    }

    public void WakeAt(DateTimeOffset due)
    {
        Assert.True(due != Wake, $"The session asked again for the wake-up it had asked for, {due:O}.");
        Wake = due;
        WakeRequests++;
    }

    public void Call(RestCall call)
    {
        Assert.True(_callIds.Add(call.Id), $"The call id {call.Id} was used twice.");
        Calls.Add(call);
        Lines.Add($"call {Tell.Call(call)}");
    }

    public void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        if (Silent)
        {
            return;
        }

        Assert.True(
            happened.Stamp.Sequence == (Events.Count == 0 ? 1 : Events[^1].Stamp.Sequence + 1),
            $"The sequence has a hole: {happened.Name} carries {happened.Stamp.Sequence} after {(Events.Count == 0 ? 0 : Events[^1].Stamp.Sequence)}.");
        _lives.Take(happened);
        MustBeKept(happened);
        Events.Add(happened);
        Lines.Add(Tell.Event(happened));
        OnEvent?.Invoke(happened);
    }

    // What is told is kept before: who stores what came of it, stores it later.
    private void MustBeKept(IHybridEvent happened)
    {
        var (leg, isOpen) = happened switch
        {
            PositionOpened opened => (opened.Position, true),
            PositionUpdate { Cause: not UpdateCause.Tick } update => (update.Position, true),
            PositionClosed closed => (closed.Position, false),
            _ => (null, false),
        };
        if (leg is not null)
        {
            var kept = Kept.GetValueOrDefault(leg.Key) is { } newest ? newest with { ClosedSequence = null, ClosedAt = null } : null;
            Assert.True(kept == new KnownLeg(leg.Key, leg.Life, isOpen ? leg : null), $"{happened.Name} of {leg.Key} in life {leg.Life} is told, and kept is {kept}.");
        }
    }

    public void Journal(JournalEntry entry) => Journaled.Add(entry);

    public void KeepLeg(KnownLeg leg) => Kept[leg.Leg] = leg;

    public void Note(NoteKind kind, string text) => Notes.Add((kind, text));
}
