using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>Carries out the host's lines on the plugin's thread.</summary>
internal sealed class ChildRun : IDisposable
{
    private readonly LoadedPlugin _loaded;
    private readonly Outbox _outbox;
    private readonly ChildLoop _loop;
    private readonly ChildPorts _ports;
    private readonly CancellationTokenSource _stopping = new();
    private ChildHost? _host;
    private HybridPlugin? _plugin;

    public ChildRun(LoadedPlugin loaded, Outbox outbox, TimeProvider real)
    {
        (_loaded, _outbox) = (loaded, outbox);
        var books = new MirrorBooks();
        _ports = new ChildPorts(outbox, books, new Questions(outbox, books), new ChildDesk(outbox), new ChildClock(outbox, real));
        _loop = new ChildLoop(_ports.Clock.Continue, outbox.Flush, fault => outbox.End(0, fault));
        outbox.Loop = _loop;
    }

    /// <summary>Runs the plugin's thread until <see cref="End"/>.</summary>
    public void Run() => _loop.Run();

    /// <summary>Ends the plugin's thread once the present piece of its code comes back.</summary>
    public void End() => _loop.End();

    /// <summary>Takes a line, on the thread that reads them.</summary>
    public void Take(ToChild frame)
    {
        if (frame is Answer answer)
        {
            _ports.Questions.Answered(answer);
            return;
        }

        _loop.Post(() => Carry(frame));
    }

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();

    private void Carry(ToChild frame)
    {
        switch (frame)
        {
            case TurnFrame turn:
                _ports.Clock.Set(turn.Turn.At);
                Begin(turn);
                break;
            case ClockDue due:
                _ports.Clock.Set(due.At);
                _ports.Clock.Due(due.Id);
                break;
            case Settled settled:
                _ports.Clock.Set(settled.At);
                _ports.Desk.Settle(settled);
                break;
            case Ping ping:
                _outbox.Send(new Pong(ping.Id));
                break;
            case Stopping:
                _stopping.Cancel();
                break;
        }
    }

    private void Begin(TurnFrame turn)
    {
        ValueTask running;
        try
        {
            running = Call(turn);
        }
#pragma warning disable CA1031 // Plugin code may throw anything; the host is told and decides.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _outbox.End(turn.Turn.Number, exception);
            return;
        }

        if (running.IsCompletedSuccessfully)
        {
            _outbox.End(turn.Turn.Number, null);
            return;
        }

        _ = AwaitAsync(turn.Turn.Number, running);
    }

    private async Task AwaitAsync(long turn, ValueTask running)
    {
        try
        {
            await running.ConfigureAwait(true);
            _outbox.End(turn, null);
        }
#pragma warning disable CA1031 // Plugin code may throw anything; the host is told and decides.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _outbox.End(turn, exception);
        }
    }

    private ValueTask Call(TurnFrame turn)
    {
        _ports.Books.Take((turn as Happened)?.Event);
        _ports.Books.Take(turn.Turn.Changes);
        _host?.Take(turn.Turn);
        return turn switch
        {
            Start start => Start(start),
            Happened happened => Handlers.Deliver(Plugin, happened.Event),
            TimerDue due => _host?.Due(due.Id) ?? default,
            Stop stop => Plugin.OnStop(stop.Reason),
            _ => default,
        };
    }

    private HybridPlugin Plugin => _plugin ?? throw new InvalidOperationException("The host sent an event before the start.");

    private ValueTask Start(Start start)
    {
        _host = new ChildHost(start, _loaded.Id, _loaded.Settings, _ports, _stopping.Token);
        _plugin = _loaded.CreateInstance();
        _plugin.Attach(_host);
        _outbox.Add(new TellInterest(Handlers.Overridden(_plugin.GetType()), _loaded.Asked));
        return StartAsync(_plugin);
    }

    private async ValueTask StartAsync(HybridPlugin plugin)
    {
        var starting = plugin.OnStart();
        if (plugin is HybridScript script)
        {
            // A script asks in its body; its first commands stand behind this in the same line, or in a later one.
            _outbox.Add(new TellInterest(Handlers.Overridden(plugin.GetType()), _loaded.Asked | script.Asked));
        }

        await starting.ConfigureAwait(true);
    }
}
