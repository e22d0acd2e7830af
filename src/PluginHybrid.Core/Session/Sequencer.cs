using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;

namespace PluginHybrid.Core.Session;

/// <summary>Gives everything that happens to a session one number and one time, and lets it happen one at a time.</summary>
/// <remarks>
/// A short lock, no queue, no copy: the thread that received a frame carries it through the session and into the
/// handlers. An input given from inside a handler becomes the next input after the present one, never a call within it.
/// </remarks>
/// <param name="session">The session.</param>
/// <param name="clock">Times the inputs.</param>
public sealed class Sequencer(HybridSession session, SessionClock clock)
{
    private delegate void Step(in InputStamp at);

    private readonly Lock _gate = new();
    private readonly Queue<Step> _fromHandlers = new();
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private long _number;
    private bool _stepping;

    /// <summary>True on the thread that is inside an input of this session, and so inside its handlers.</summary>
    public bool IsOnThisThread => _gate.IsHeldByCurrentThread;

    /// <summary>Dials both streams.</summary>
    public void Start() => Run(session.Start);

    /// <summary>Closes both streams for good.</summary>
    public void Stop() => Run(session.Stop);

    /// <summary>A socket opened.</summary>
    /// <param name="connection">The socket.</param>
    public void Opened(ConnectionId connection) => Run((in InputStamp at) => session.Opened(at, connection));

    /// <summary>A socket ended, or never opened.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="loss">What was seen.</param>
    public void Lost(ConnectionId connection, SocketLoss loss) => Run((in InputStamp at) => session.Lost(at, connection, loss));

    /// <summary>The time that was asked for has come.</summary>
    public void TimerDue() => Run(session.TimerDue);

    /// <summary>A REST read was answered.</summary>
    /// <param name="answer">The answer.</param>
    public void Answered(RestAnswer answer) => Run((in InputStamp at) => session.Answered(at, answer));

    /// <summary>Wants a symbol's ticker whether or not a position is held, or no longer.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="watch">False to stop.</param>
    public void Watch(string symbol, bool watch) => Run((in InputStamp at) => session.Watch(at, symbol, watch));

    /// <summary>Wants a symbol's ticker for one more listener, or for one less.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="follow">False for one less.</param>
    public void Follow(string symbol, bool follow) => Run((in InputStamp at) => session.Follow(at, symbol, follow));

    /// <summary>A command was given. From inside a handler it is the next input.</summary>
    /// <param name="request">Who asks what.</param>
    public void Command(CommandRequest request) => Run((in InputStamp at) => session.Command(at, request));

    /// <summary>The kill switch was thrown or taken back.</summary>
    /// <param name="halted">False to resume.</param>
    /// <param name="reason">Who and why.</param>
    public void Halt(bool halted, string reason) => Run((in InputStamp at) => session.Halt(at, halted, reason));

    /// <summary>A message arrived. Allocates nothing.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="utf8">The message; not kept.</param>
    public void Frame(ConnectionId connection, ReadOnlySpan<byte> utf8)
    {
        lock (_gate)
        {
            if (_stepping)
            {
                Postpone(connection, utf8.ToArray());
                return;
            }

            _stepping = true;
            try
            {
                session.Frame(NextStamp(), connection, utf8);
                RunFromHandlers();
            }
            finally
            {
                _stepping = false;
            }
        }
    }

    /// <summary>Reads the session between two inputs.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Must not keep what it is given.</param>
    public T Read<T>(Func<SessionView, T> read)
    {
        lock (_gate)
        {
            return read(session.View);
        }
    }

    // Apart from Frame, whose every call would otherwise pay for the closure.
    private void Postpone(ConnectionId connection, byte[] copy) =>
        _fromHandlers.Enqueue((in InputStamp at) => session.Frame(at, connection, copy));

    private void Run(Step step)
    {
        lock (_gate)
        {
            if (_stepping)
            {
                _fromHandlers.Enqueue(step);
                return;
            }

            _stepping = true;
            try
            {
                step(NextStamp());
                RunFromHandlers();
            }
            finally
            {
                _stepping = false;
            }
        }
    }

    private void RunFromHandlers()
    {
        while (_fromHandlers.TryDequeue(out var step))
        {
            step(NextStamp());
        }
    }

    private InputStamp NextStamp()
    {
        var now = clock.Now;
        _last = now > _last ? now : _last;
        return new InputStamp(++_number, _last);
    }
}
