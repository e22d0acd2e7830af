using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;

namespace PluginHybrid.Core.Session;

/// <summary>Something that happens to a session, apart from a frame: what the sequencer numbers, a recorder writes down and a replay gives again.</summary>
public abstract record SessionInput;

/// <summary>The session begins: it dials both streams.</summary>
public sealed record StartInput : SessionInput;

/// <summary>The session ends: it closes both streams for good.</summary>
public sealed record StopInput : SessionInput;

/// <summary>A socket opened.</summary>
/// <param name="Connection">The socket.</param>
public sealed record OpenedInput(ConnectionId Connection) : SessionInput;

/// <summary>A socket ended, or never opened.</summary>
/// <param name="Connection">The socket.</param>
/// <param name="Loss">What was seen.</param>
public sealed record LostInput(ConnectionId Connection, SocketLoss Loss) : SessionInput;

/// <summary>The time the session asked for has come.</summary>
public sealed record TimerInput : SessionInput;

/// <summary>A REST request was answered.</summary>
/// <param name="Answer">The answer.</param>
public sealed record AnswerInput(RestAnswer Answer) : SessionInput;

/// <summary>A symbol's ticker is wanted whether or not a position is held, or no longer.</summary>
/// <param name="Symbol">As the venue spells it.</param>
/// <param name="Watch">False to stop.</param>
public sealed record WatchInput(string Symbol, bool Watch) : SessionInput;

/// <summary>A symbol's ticker is wanted by one more listener, or by one less.</summary>
/// <param name="Symbol">As the venue spells it.</param>
/// <param name="Follow">False for one less.</param>
public sealed record FollowInput(string Symbol, bool Follow) : SessionInput;

/// <summary>A command was given.</summary>
/// <param name="Request">Who asks what.</param>
public sealed record CommandInput(CommandRequest Request) : SessionInput;

/// <summary>The kill switch was thrown or taken back.</summary>
/// <param name="Halted">False to resume.</param>
/// <param name="Reason">Who and why.</param>
public sealed record HaltInput(bool Halted, string Reason) : SessionInput;
