using System.Diagnostics;
using PluginHybrid.Bench.Fans;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Bench.Processes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bench;

/// <summary>From publishing an event to the handlers of several plugins, in one process.</summary>
internal static class Plugins
{
    public const int Rate = 10_000;
    private const int Legs = 10;
    private const int WarmUpRounds = 4;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly Position[] Held = [.. Enumerable.Range(0, Legs).Select(i => new Position
    {
        Key = new PositionKey(PositionKey.MainAccount, $"SYM{i}USDT", 0),
        Life = 1,
        Side = Side.Buy,
        Size = 1,
        EntryPrice = 100,
        OpenedAt = DateTimeOffset.UnixEpoch,
        AgeOrigin = AgeOrigin.OpenTime,
    })];

    /// <summary>The <see cref="Load.Symbols"/> of these loads counts plugins.</summary>
    public static async Task<IReadOnlyList<Load>> RunAsync(Plan plan)
    {
        var loads = new List<Load>();
        string[] candidates = [LaneFan.Name, ChannelFan.Name, DirectFan.Name];
        await WarmUp(candidates, plan);
        foreach (var plugins in plan.Plugins)
        {
            foreach (var rate in (int[])[Rate, 0])
            {
                loads.Add(await Load.MeasureAsync(
                    plugins, rate, plan.Rounds, candidates, candidate => Task.Run(() => RunAsync(candidate, plugins, rate, plan)), "plugins"));
            }
        }

        return loads;
    }

    private static async Task<RunResult> RunAsync(string candidate, int plugins, int rate, Plan plan)
    {
        // Without pace the handlers' calls are what takes the time: as many of them for any number of plugins.
        var events = (int)((rate == 0 ? 100 * Rate / plugins : rate) * plan.PluginLength.TotalSeconds);
        FanMeter[] meters = [.. Enumerable.Range(0, plugins).Select(_ => new FanMeter(rate == 0 ? 0 : events))];
        await using var fan = await MakeAsync(candidate, meters);
        await PublishAsync(fan, 0, events / 2, rate);
        await Reached(meters, events / 2);
        foreach (var meter in meters)
        {
            meter.Forget();
        }

        var window = await PublishAsync(fan, events / 2, events, rate);
        await Reached(meters, events / 2 + events);
        var delays = meters.SelectMany(meter => meter.Delays.ToArray()).ToArray();
        var handled = meters.Sum(meter => (double)meter.Count) / events / plugins;
        return new RunResult(window, rate == 0 ? null : Delay.Of(delays), handled);
    }

    // All candidates share one process: none is measured while its code is still being compiled.
    private static async Task WarmUp(string[] candidates, Plan plan)
    {
        var brief = plan with { PluginLength = TimeSpan.FromSeconds(0.1) };
        for (var i = 0; i < WarmUpRounds; i++)
        {
            foreach (var candidate in candidates)
            {
                await Task.Run(() => RunAsync(candidate, plugins: 3, rate: 0, brief));
                await Task.Run(() => RunAsync(candidate, plugins: 3, Rate, brief));
            }

            await Task.Delay(150);
        }
    }

    private static async Task<IPluginFan> MakeAsync(string candidate, FanMeter[] meters)
    {
        switch (candidate)
        {
            case ChannelFan.Name: return new ChannelFan(meters);
            case DirectFan.Name: return new DirectFan(meters);
            default:
                var lanes = new LaneFan(meters);
                await lanes.StartAsync();
                return lanes;
        }
    }

    // On a thread of its own, as the receiving thread of a real session: the pool is left to whoever reads there.
    private static Task<Window> PublishAsync(IPluginFan fan, long sequence, int events, int rate) =>
        Task.Factory.StartNew(() => Publish(fan, sequence, events, rate), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Window Publish(IPluginFan fan, long sequence, int events, int rate)
    {
        // It sleeps between frames: the core is free for handlers.
        var alarm = rate > 0 ? new Alarm(rate) : null;
        var start = Usage.Begin();
        for (var i = 0; i < events; i++)
        {
            alarm?.WaitFor(i + 1);
            sequence++;
            fan.Publish(new PositionUpdate
            {
                Stamp = new EventStamp(sequence, Stopwatch.GetTimestamp(), DateTimeOffset.UnixEpoch.AddTicks(sequence)),
                Position = Held[i % Legs],
                MarkPrice = i,
                Cause = UpdateCause.Tick,
                Freshness = Freshness.Fresh,
            });
        }

        return Usage.Between(start, Usage.End(), events);
    }

    private static async Task Reached(FanMeter[] meters, long sequence)
    {
        var began = Stopwatch.GetTimestamp();
        while (meters.Any(meter => meter.Last < sequence))
        {
            if (Stopwatch.GetElapsedTime(began) > Deadline)
            {
                throw new TimeoutException($"Published {sequence}, handled up to {string.Join(", ", meters.Select(meter => meter.Last))}.");
            }

            await Task.Delay(1);
        }
    }
}
