using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>One instance and its process: turns go there one at a time, what the process says is carried out on the lane.</summary>
internal sealed class ChildLink : IChildListener, IDisposable
{
    // What waits for the lane; beyond it the process is made to wait.
    private const int WaitingMost = 256;

    private readonly PluginProcess _process;
    private readonly IPluginHost _host;
    private readonly SynchronizationContext _lane;
    private readonly ActRunner _runner;
    private readonly PingWatch _hangs;
    private readonly MirrorBooks _twin = new();
    private readonly SemaphoreSlim _room = new(WaitingMost);
    private readonly CancellationTokenSource _ended = new();
    private TaskCompletionSource? _done;
    private long _turn;
    private long _mark;
    private string _handler = "OnStart";
    private string? _loss;

    public ChildLink(PluginProcess process, IPluginHost host, SynchronizationContext lane, ProcessIsolationOptions options, Action<TellInterest> interest)
    {
        (_process, _host, _lane) = (process, host, lane);
        _runner = new ActRunner(host, process, TimerTurn, interest);
        _hangs = new PingWatch(process, options, () => _handler);
    }

    /// <summary>True once the process is gone: no turn can be had.</summary>
    public bool IsLost => _loss is not null;

    /// <summary>True once the instance has ended: what the process still says is dropped.</summary>
    private bool HasEnded => _ended.IsCancellationRequested;

    /// <summary>Begins to listen.</summary>
    public void Open()
    {
        _process.Adopt(this);
        _hangs.Begin();
    }

    /// <summary>Calls the handler in the process; the views there take the event over first.</summary>
    /// <param name="handler">Its name, for words about hangs.</param>
    /// <param name="happened">The event.</param>
    public ValueTask EventTurn(string handler, IHybridEvent happened)
    {
        _twin.Take(happened);
        return RunTurn(handler, head => new Happened(head, happened));
    }

    /// <summary>A turn: done when the process says so, with all it awaited.</summary>
    /// <param name="handler">Its name, for words about hangs.</param>
    /// <param name="make">Makes the line.</param>
    /// <exception cref="PluginLostException">The process is gone.</exception>
    public ValueTask RunTurn(string handler, Func<TurnHead, TurnFrame> make)
    {
        if (_loss is not null)
        {
            throw new PluginLostException(_loss);
        }

        var changes = _twin.Lacks(_host.Positions, _host.Tickers, _host.Instruments, _runner.Watched);
        _twin.Take(changes);
        _handler = handler;
        _done = new TaskCompletionSource();
        _mark = _process.Send(make(new TurnHead(++_turn, _host.Clock.GetUtcNow(), _host.Mode, _host.Granted, changes)));
        return new(_done.Task);
    }

    /// <summary>Sends a line that begins no turn.</summary>
    public void Send(ToChild frame) => _process.Send(frame);

    /// <inheritdoc />
    public void Came(FromChild frame)
    {
        if (frame is Pong pong)
        {
            _hangs.Answered(pong);
            return;
        }

        try
        {
            _room.Wait(_ended.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _lane.Post(_ => Handle(frame), null);
    }

    /// <inheritdoc />
    public void Said(string line)
    {
        if (!HasEnded)
        {
            _lane.Post(_ => _host.Log.Write(Sdk.Reporting.PluginLogLevel.Warning, $"stderr: {line}"), null);
        }
    }

    /// <inheritdoc />
    public void Lost(string why)
    {
        _hangs.Dispose();
        if (!HasEnded)
        {
            _lane.Post(_ => Lose(why), null);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ended.Cancel();
        _hangs.Dispose();
        _runner.Dispose();
        _process.End();
    }

    private ValueTask TimerTurn(long id) => RunTurn("timer", head => new TimerDue(head, id));

    private void Lose(string why)
    {
        if (HasEnded || _loss is not null)
        {
            return;
        }

        _loss = why;
        if (_done is { Task.IsCompleted: false } waiting)
        {
            waiting.SetException(new PluginLostException($"{why} (in {_handler})"));
            return;
        }

        throw new PluginLostException(why);
    }

    private void Handle(FromChild frame)
    {
        _room.Release();
        if (HasEnded || _loss is not null)
        {
            return;
        }

        try
        {
            Carry(frame);
        }
        catch (Exception exception) when (exception is not PluginFaultException)
        {
            _process.Kill($"it did what no plugin can do: {exception.Message}");
        }
    }

    private void Carry(FromChild frame)
    {
        switch (frame)
        {
            case Did did:
                Carry(did);
                break;
            case LogLine line:
                _host.Log.Write(line.Level, line.Text);
                break;
            case Ask ask:
                _process.Send(_runner.Reply(ask));
                break;
            default:
                throw new FormatException($"it sent a second \"{frame.GetType().Name}\"");
        }
    }

    private void Carry(Did did)
    {
        foreach (var act in did.Acts ?? [])
        {
            _runner.Run(act);
        }

        var fault = did.Fault is { } threw ? new PluginFaultException(threw.Type, threw.Text, threw.Stack) : null;
        if (did.Turn == 0)
        {
            // Outside of turns there is nobody to tell but the lane.
            if (fault is not null)
            {
                throw fault;
            }

            return;
        }

        if (did.Turn != _turn || _done is not { Task.IsCompleted: false } done)
        {
            throw new FormatException($"it ended turn {did.Turn}, which does not run");
        }

        _process.Confirm(_mark);
        if (fault is null)
        {
            done.SetResult();
        }
        else
        {
            done.SetException(fault);
        }
    }
}
