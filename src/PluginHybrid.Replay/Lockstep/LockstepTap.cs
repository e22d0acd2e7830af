using System.Globalization;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Replay.Lockstep;

/// <summary>Sees what the client of a replay in lockstep takes and asks.</summary>
/// <param name="bell">Rung whenever it saw something.</param>
/// <param name="time">Told to whom belongs what the client begins.</param>
/// <param name="effects">Told what the session asks.</param>
internal sealed class LockstepTap(Bell bell, LockstepTime time, EffectMatch effects) : ISessionTap, IExchangeTap
{
    private readonly Lock _gate = new();
    private readonly List<(string Call, HttpRequestFact Request)> _requests = [];
    private readonly List<string> _calls = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<ConnectionId> _dialled = [];
    private readonly HashSet<ConnectionId> _closed = [];
    private InputStamp _at;
    private string _words = "";
    private long _count;

    /// <summary>Inputs taken.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>The newest one.</summary>
    public (InputStamp At, string Words) Last
    {
        get
        {
            lock (_gate)
            {
                return (_at, _words);
            }
        }
    }

    /// <summary>What the session was told.</summary>
    public SessionOptions? Told { get; private set; }

    /// <summary>The name of a call, as an owner of timers and requests.</summary>
    public static string NameOf(long call) => string.Create(CultureInfo.InvariantCulture, $"call {call}");

    /// <summary>The name of a dial, as an owner of its deadline.</summary>
    public static string DialOf(ConnectionId connection) => $"dial {connection}";

    /// <summary>True when the client has dialled that socket.</summary>
    public bool HasDialled(ConnectionId connection)
    {
        lock (_gate)
        {
            return _dialled.Contains(connection);
        }
    }

    /// <summary>True when the client has asked for that call.</summary>
    public bool HasAsked(string call)
    {
        lock (_gate)
        {
            return _asked.Contains(call);
        }
    }

    /// <summary>True when the client has closed that socket: nothing of it arrives any more.</summary>
    public bool IsClosed(ConnectionId connection)
    {
        lock (_gate)
        {
            return _closed.Contains(connection);
        }
    }

    /// <summary>Names of the calls asked for since the last look.</summary>
    public IReadOnlyList<string> TakeCalls()
    {
        lock (_gate)
        {
            if (_calls.Count == 0)
            {
                return [];
            }

            string[] calls = [.. _calls];
            _calls.Clear();
            return calls;
        }
    }

    /// <summary>Requests a call has made and nobody answered, oldest first.</summary>
    public IReadOnlyList<HttpRequestFact> RequestsOf(string call)
    {
        lock (_gate)
        {
            return [.. _requests.Where(one => one.Call == call).Select(one => one.Request)];
        }
    }

    /// <summary>The venue has done with a request.</summary>
    public void Done(HttpRequestFact request)
    {
        lock (_gate)
        {
            _requests.RemoveAll(one => one.Request.Exchange == request.Exchange);
        }
    }

    /// <inheritdoc />
    public void Begin(SessionOptions options, int seed, SessionClock clock) => Told = options;

    /// <inheritdoc />
    public void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8) => Took(at, InputWords.Frame(connection));

    /// <inheritdoc />
    public void Input(in InputStamp at, SessionInput input) => Took(at, InputWords.Of(input));

    /// <inheritdoc />
    public void Effect(SessionEffect effect)
    {
        switch (effect)
        {
            case DialEffect dial:
                Dial(dial.Connection);
                break;
            case SendEffect send:
                effects.Ask(EffectText.Send(send.Connection, send.Utf8));
                break;
            case CloseEffect close:
                Close(close.Connection);
                break;
            case CallEffect call:
                Call(call);
                break;
        }
    }

    /// <inheritdoc />
    public void Requested(HttpRequestFact request)
    {
        lock (_gate)
        {
            _requests.Add((time.Owned, request));
        }

        bell.Ring();
    }

    /// <inheritdoc />
    public void Replied(HttpReplyFact reply) => bell.Ring();

    private void Dial(ConnectionId connection)
    {
        lock (_gate)
        {
            _dialled.Add(connection);
        }

        time.Own(DialOf(connection));
        effects.Ask(EffectText.Dial(connection));
    }

    private void Close(ConnectionId connection)
    {
        lock (_gate)
        {
            _closed.Add(connection);
        }

        time.Own($"close {connection}");
        effects.Ask(EffectText.Close(connection));
    }

    private void Call(CallEffect effect)
    {
        var name = NameOf(effect.Call.Id);
        lock (_gate)
        {
            _calls.Add(name);
            _asked.Add(name);
        }

        time.Own(name);
        effects.Ask(EffectText.Call(InputCodec.Write(effect.Call)));
    }

    private void Took(in InputStamp at, string words)
    {
        lock (_gate)
        {
            (_at, _words) = (at, words);
        }

        Interlocked.Increment(ref _count);
        bell.Ring();
    }
}
