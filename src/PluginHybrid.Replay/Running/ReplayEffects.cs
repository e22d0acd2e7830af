using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Running;

/// <summary>Performs nothing of what the session asks, and has it compared.</summary>
/// <param name="router">Where events go.</param>
/// <param name="match">Told what is asked.</param>
internal sealed class ReplayEffects(EventRouter router, EffectMatch match) : ISessionEffects
{
    /// <inheritdoc />
    public void Dial(ConnectionId connection) => match.Ask(EffectText.Dial(connection));

    /// <inheritdoc />
    public void Send(ConnectionId connection, WireRequest request) => match.Ask(EffectText.Send(connection, request));

    /// <inheritdoc />
    public void Close(ConnectionId connection, string reason) => match.Ask(EffectText.Close(connection));

    /// <inheritdoc />
    public void Call(RestCall call) => match.Ask(EffectText.Call(InputCodec.Write(call)));

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
    public void KeepLeg(KnownLeg leg)
    {
        // Nor on anybody's disk.
    }

    /// <inheritdoc />
    public void Note(NoteKind kind, string text)
    {
        // Said when it was recorded.
    }
}
