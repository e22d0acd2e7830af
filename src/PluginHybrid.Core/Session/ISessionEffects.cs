using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>What the session may ask of the world. Every call returns at once and must not call back into the session.</summary>
public interface ISessionEffects
{
    /// <summary>Open a socket to the stream's address.</summary>
    /// <param name="connection">Identity the socket's callbacks must carry.</param>
    void Dial(ConnectionId connection);

    /// <summary>Queue a request on an open socket. Order of calls is the order on the wire.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="request">What to send.</param>
    void Send(ConnectionId connection, WireRequest request);

    /// <summary>Close and forget a socket, open or still dialling.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="reason">For the log.</param>
    void Close(ConnectionId connection, string reason);

    /// <summary>Call the session's <c>TimerDue</c> at this time. Replaces what was asked before; <see cref="DateTimeOffset.MaxValue"/> asks for nothing.</summary>
    /// <param name="due">On the host's clock.</param>
    void WakeAt(DateTimeOffset due);

    /// <summary>Make a REST request and bring its answer back as an input. An <see cref="OrderCall"/> goes once the journal is durable.</summary>
    /// <param name="call">What to ask.</param>
    void Call(RestCall call);

    /// <summary>Hand an event to whoever listens, inline.</summary>
    /// <typeparam name="TEvent">The event's type; a struct, so that a tick allocates nothing.</typeparam>
    /// <param name="happened">The event.</param>
    void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent;

    /// <summary>Write a line to the journal. Lines stay in the order of the calls, and precede the order call they announce.</summary>
    /// <param name="entry">The line.</param>
    void Journal(JournalEntry entry);

    /// <summary>Keep the newest of a leg for the next run. Comes before the event that tells it, and in one order with the lines of the journal.</summary>
    /// <param name="leg">In place of what was kept of it.</param>
    void KeepLeg(KnownLeg leg);

    /// <summary>Write a line to the log. Carries no secret: the session knows none.</summary>
    /// <param name="kind">How loud.</param>
    /// <param name="text">One sentence.</param>
    void Note(NoteKind kind, string text);
}
