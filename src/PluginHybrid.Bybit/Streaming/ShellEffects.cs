using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bybit.Streaming;

/// <summary>Carries out what the session asks. Called inside the sequencer only, so the fields need no lock of their own.</summary>
internal sealed class ShellEffects : ISessionEffects, IAsyncDisposable
{
    private readonly BybitHybridStreamOptions _options;
    private readonly Endpoints _endpoints;
    private readonly EventRouter _router;
    private readonly SessionClock _clock;
    private readonly TimeProvider _time;
    private readonly ISocketSink _sink;
    private readonly ILogger _logger;
    private readonly ISessionTap? _tap;
    private readonly SocketSettings _socketSettings;
    private readonly RequestWriter _writer;
    private readonly BybitRestClient _rest;
    private readonly RestShell _reads;
    private readonly ShellPorts _ports;
    private readonly IVenueSocket?[] _sockets = new IVenueSocket?[2];
    private readonly ConnectionId[] _ids = new ConnectionId[2];
    private readonly HashSet<Task> _ending = [];
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private Sequencer? _sequencer;
    private volatile bool _isDead;

    public ShellEffects(
        BybitHybridStreamOptions options, Endpoints endpoints, EventRouter router, SessionClock clock, TimeProvider time, Signer signer, ISocketSink sink, ILogger logger, ShellPorts ports)
    {
        (_options, _endpoints, _router, _clock, _sink, _logger) = (options, endpoints, router, clock, sink, logger);
        (_time, _ports) = (time, ports);
        _socketSettings = SocketSettings.Default with { Scrub = signer.Scrub };
        _writer = new RequestWriter(signer);
        _tap = options.Tap;
        _rest = new BybitRestClient(
            endpoints.Rest, options.DialPort, signer, time, options.LoggerFactory.CreateLogger("PluginHybrid.Rest"), tap: options.ExchangeTap, http: ports.Http);
        _reads = new RestShell(_rest, answer => _sequencer!.Answered(answer), logger, ports.Begin);
    }

    /// <summary>Says where answers and timers go. Before the first input.</summary>
    public void Attach(Sequencer sequencer)
    {
        _sequencer = sequencer;
        _timer = _time.CreateTimer(_ => sequencer.TimerDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dial(ConnectionId connection)
    {
        if (_isDead)
        {
            return;
        }

        var address = connection.Stream == StreamKind.Private ? _endpoints.PrivateSocket : _endpoints.PublicSocket;
        _tap?.Effect(new DialEffect(connection, address));
        var socket = _ports.Socket?.Invoke(connection, address, _sink)
            ?? new VenueSocket(connection, address, _options.DialPort, _sink, _time, _logger, _socketSettings);
        _sockets[(int)connection.Stream] = socket;
        _ids[(int)connection.Stream] = connection;
        Remember(socket.Ended);
        socket.Start();
    }

    public void Send(ConnectionId connection, WireRequest request)
    {
        if (_ids[(int)connection.Stream] == connection && !_isDead)
        {
            var utf8 = _writer.Write(request);
            _tap?.Effect(new SendEffect(connection, utf8));
            _sockets[(int)connection.Stream]?.Send(utf8);
        }
    }

    public void Close(ConnectionId connection, string reason)
    {
        if (_ids[(int)connection.Stream] == connection && !_isDead)
        {
            _tap?.Effect(new CloseEffect(connection, reason));
            _sockets[(int)connection.Stream]?.Close(reason, graceful: true);
            _sockets[(int)connection.Stream] = null;
        }
    }

    public void WakeAt(DateTimeOffset due)
    {
        if (due == DateTimeOffset.MaxValue)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // Timers count whole milliseconds: rounded up, so that what is due is due when it fires.
        var wait = due - _clock.Now;
        var milliseconds = wait > TimeSpan.Zero ? Math.Ceiling(wait.TotalMilliseconds) : 0;
        _timer?.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }

    public void Call(RestCall call)
    {
        if (_isDead)
        {
            return;
        }

        _tap?.Effect(new CallEffect(call));
        if (call is OrderCall)
        {
            // Nothing changes at the venue that a restart would not find in the journal.
            _options.Journal.WhenDurable(() => _reads.Execute(call));
            return;
        }

        _reads.Execute(call);
    }

    public void Journal(JournalEntry entry)
    {
        if (!_isDead)
        {
            _options.Journal.Append(entry);
        }
    }

    public void KeepLeg(KnownLeg leg)
    {
        if (!_isDead)
        {
            _options.Journal.Keep(leg);
        }
    }

    public void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        if (!_isDead)
        {
            _router.Emit(happened);
        }
    }

    public void Note(NoteKind kind, string text)
    {
        switch (kind)
        {
            case NoteKind.Warning:
                Log.Warning(_logger, text);
                break;
            case NoteKind.Information:
                Log.Information(_logger, text);
                break;
            default:
                Log.Detail(_logger, text);
                break;
        }
    }

    /// <summary>From now on nothing that the session asks has an effect, in the middle of an input too; calls under way are given up. From any thread.</summary>
    public void Die()
    {
        _isDead = true;
        _reads.Dispose();
    }

    /// <summary>Cuts the sockets, with nothing said. Inside the sequencer.</summary>
    public void Cut()
    {
        foreach (var socket in _sockets)
        {
            socket?.Close("the host was abandoned", graceful: false);
        }
    }

    /// <summary>Ends reads and timer and waits until the sockets are gone. After the session's own stop.</summary>
    public async ValueTask DisposeAsync()
    {
        _reads.Dispose();
        if (_timer is not null)
        {
            await _timer.DisposeAsync().ConfigureAwait(false);
        }

        Task[] ending;
        lock (_gate)
        {
            ending = [.. _ending];
        }

        await Task.WhenAll(ending).ConfigureAwait(false);
        _rest.Dispose();
    }

    private void Remember(Task task)
    {
        lock (_gate)
        {
            _ending.Add(task);
        }

        _ = task.ContinueWith(Forget, TaskContinuationOptions.ExecuteSynchronously);
    }

    private void Forget(Task task)
    {
        lock (_gate)
        {
            _ending.Remove(task);
        }
    }
}
