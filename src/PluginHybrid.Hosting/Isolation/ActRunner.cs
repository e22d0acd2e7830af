using System.Globalization;
using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>Carries out on the lane what a plugin did in its process, by the ports of its instance: so all that guards them guards it.</summary>
/// <param name="host">The instance's ports.</param>
/// <param name="process">Told of outcomes and due clock timers.</param>
/// <param name="timerTurn">Begins a timer's turn.</param>
/// <param name="interest">Told which handlers the plugin has and what it asks for.</param>
internal sealed class ActRunner(IPluginHost host, PluginProcess process, Func<long, ValueTask> timerTurn, Action<TellInterest> interest) : IDisposable
{
    private const int TimersMost = 1000;
    private const int CommandsMost = 1000;

    private readonly Dictionary<long, IDisposable> _timers = [];
    private int _commands;

    /// <summary>Symbols the plugin follows.</summary>
    public SortedSet<string> Watched { get; } = new(StringComparer.Ordinal);

    /// <summary>Carries out one act.</summary>
    /// <exception cref="FormatException">No plugin can do that.</exception>
    public void Run(Act act)
    {
        switch (act)
        {
            case StoreValue store: host.State.Set(store.Key, new RawJson(store.Json)); break;
            case RemoveValue remove: host.State.Remove(remove.Key); break;
            case SubmitCommand submit: Submit(submit); break;
            case WatchSymbol watch:
                Watched.Add(watch.Symbol);
                host.Tickers.Watch(watch.Symbol);
                break;
            case UnwatchSymbol unwatch:
                Watched.Remove(unwatch.Symbol);
                host.Tickers.Unwatch(unwatch.Symbol);
                break;
            case SetTimer timer: Start(timer); break;
            case SetClockTimer timer: Start(timer); break;
            case EndTimer end:
                if (_timers.Remove(end.Id, out var ended))
                {
                    ended.Dispose();
                }

                break;
            case CountUp count: host.Metrics.Count(count.Name, count.By); break;
            case ShowGauge gauge: host.Metrics.Gauge(gauge.Name, gauge.Value); break;
            case TellInterest told: interest(told); break;
        }
    }

    /// <summary>Answers what the plugin's thread waits for.</summary>
    /// <exception cref="FormatException">There is no such question.</exception>
    public Answer Reply(Ask ask)
    {
        var (min, max) = (ask.Min, ask.Max);
        IFormattable? drawn = ask.What switch
        {
            "instrument" => null,
            "next" => max is null ? host.Random.Next() : min is null ? host.Random.Next((int)max) : host.Random.Next((int)min, (int)max),
            "nextLong" => max is null ? host.Random.NextInt64() : min is null ? host.Random.NextInt64((long)max) : host.Random.NextInt64((long)min, (long)max),
            "nextDouble" => host.Random.NextDouble(),
            "nextSingle" => host.Random.NextSingle(),
            "nextBytes" => null,
            _ => throw new FormatException($"there is no question \"{ask.What}\""),
        };
        var instrument = ask.What == "instrument" ? host.Instruments.Find(ask.Symbol ?? "") : null;
        return new Answer(ask.Id, instrument, ask.What == "nextBytes" ? Bytes((int)(max ?? 0)) : drawn?.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var timer in _timers.Values)
        {
            timer.Dispose();
        }

        _timers.Clear();
    }

    private string Bytes(int count)
    {
        var bytes = new byte[Math.Clamp(count, 0, 1024 * 1024)];
        host.Random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    private void Submit(SubmitCommand submit)
    {
        if (++_commands > CommandsMost)
        {
            throw new FormatException($"it gave more than {CommandsMost} commands without awaiting an outcome");
        }

        _ = TellAsync(submit.Id, host.Orders.Submit(submit.Command.ToCommand()));
    }

    private async Task TellAsync(long id, ValueTask<OrderOutcome> answer)
    {
        WireOutcome told;
        try
        {
            told = WireOutcome.Of(await answer.ConfigureAwait(true));
        }
#pragma warning disable CA1031 // Whatever the desk throws, the plugin that waits must be told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            told = WireOutcome.Of(new Unknown("", exception.Message));
        }

        _commands--;
        process.Send(new Settled(id, host.Clock.GetUtcNow(), told));
    }

    private void Start(SetTimer timer)
    {
        Free(timer.Id);
        _timers[timer.Id] = timer.Repeats
            ? host.Every(timer.Delay, () => timerTurn(timer.Id))
            : host.After(timer.Delay, () =>
            {
                _timers.Remove(timer.Id);
                return timerTurn(timer.Id);
            });
    }

    private void Start(SetClockTimer timer)
    {
        var due = timer.Due < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : timer.Due;
        var period = timer.Period < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : timer.Period;
        if (_timers.GetValueOrDefault(timer.Id) is ITimer known)
        {
            known.Change(due, period);
            return;
        }

        Free(timer.Id);
        _timers[timer.Id] = host.Clock.CreateTimer(_ => process.Send(new ClockDue(timer.Id, host.Clock.GetUtcNow())), null, due, period);
    }

    private void Free(long id)
    {
        if (_timers.ContainsKey(id))
        {
            throw new FormatException($"timer {id} runs already");
        }

        if (_timers.Count >= TimersMost)
        {
            throw new FormatException($"it has more than {TimersMost} timers");
        }
    }
}
