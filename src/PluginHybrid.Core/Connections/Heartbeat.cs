namespace PluginHybrid.Core.Connections;

/// <summary>When to ping, and when silence means that the stream is lost.</summary>
/// <remarks>
/// Life is judged by received frames, whatever they say: a private stream may be silent for minutes with an open
/// position (FACTS §6), and a mark price may stand still for 20 s (FACTS §5). A stream on which frames arrive but
/// pongs do not is given <paramref name="missedPongs"/> pings: our half of it may be dead.
/// </remarks>
/// <param name="interval">Between pings.</param>
/// <param name="timeout">Longest silence after a ping.</param>
/// <param name="missedPongs">Unanswered pings in a row that mean a loss even when frames arrive.</param>
internal sealed class Heartbeat(TimeSpan interval, TimeSpan timeout, int missedPongs)
{
    private DateTimeOffset _nextPing = DateTimeOffset.MaxValue;
    private DateTimeOffset _pongDue = DateTimeOffset.MaxValue;
    private DateTimeOffset _awaitedPing;
    private int _missed;

    /// <summary>When the last frame arrived, whatever it was.</summary>
    public DateTimeOffset LastReceived { get; private set; }

    /// <summary>When <see cref="Check"/> should next be called.</summary>
    public DateTimeOffset NextDue => _nextPing < _pongDue ? _nextPing : _pongDue;

    /// <summary>The socket opened: the first ping is due one interval from now.</summary>
    /// <param name="now">Time of the input.</param>
    public void Opened(DateTimeOffset now)
    {
        LastReceived = now;
        _nextPing = now + interval;
        _pongDue = DateTimeOffset.MaxValue;
        _missed = 0;
    }

    /// <summary>The socket is gone: nothing is due.</summary>
    public void Closed()
    {
        _nextPing = DateTimeOffset.MaxValue;
        _pongDue = DateTimeOffset.MaxValue;
    }

    /// <summary>Some frame arrived.</summary>
    /// <param name="now">Time of the input.</param>
    public void Received(DateTimeOffset now) => LastReceived = now;

    /// <summary>A pong arrived.</summary>
    public void Pong()
    {
        _pongDue = DateTimeOffset.MaxValue;
        _missed = 0;
    }

    /// <summary>Says what is due now.</summary>
    /// <param name="now">Time of the input.</param>
    public HeartbeatVerdict Check(DateTimeOffset now)
    {
        if (now >= _pongDue)
        {
            _pongDue = DateTimeOffset.MaxValue;
            _missed++;
            if (LastReceived <= _awaitedPing || _missed >= missedPongs)
            {
                return HeartbeatVerdict.Lost;
            }
        }

        if (now < _nextPing)
        {
            return HeartbeatVerdict.Nothing;
        }

        _nextPing = now + interval;
        if (_pongDue == DateTimeOffset.MaxValue)
        {
            // A ping that is still waited for keeps its deadline: pings faster than the deadline would push it away for ever.
            _awaitedPing = now;
            _pongDue = now + timeout;
        }

        return HeartbeatVerdict.Ping;
    }

    /// <summary>What was seen, for a person.</summary>
    /// <param name="now">Time of the input.</param>
    public string Describe(DateTimeOffset now) =>
        LastReceived <= _awaitedPing
            ? $"no frame for {(now - LastReceived).TotalSeconds:0.#} s and no pong within {timeout.TotalSeconds:0.#} s of the ping"
            : $"{_missed} pings in a row without a pong, although frames arrive";
}
