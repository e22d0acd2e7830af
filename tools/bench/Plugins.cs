using System.Diagnostics;
using PluginHybrid.Bench.Fans;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bench;

/// <summary>From publishing an event to the handlers of several plugins, in one process.</summary>
internal static class Plugins
{
    public const int Rate = 10_000;
    private const int Legs = 10;

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
        foreach (var plugins in plan.Plugins)
        {
            foreach (var rate in (int[])[Rate, 0])
            {
                loads.Add(await Load.MeasureAsync(
                    plugins, rate, plan.Rounds, [LaneFan.Name, ChannelFan.Name, DirectFan.Name],
                    candidate => Task.Run(() => RunAsync(candidate, plugins, rate, plan))));
            }
        }

        return loads;
    }

    private static async Task<RunResult> RunAsync(string candidate, int plugins, int rate, Plan plan)
    {
        var events = (int)((rate == 0 ? 20 * Rate : rate) * plan.PaceLength.TotalSeconds);
        FanMeter[] meters = [.. Enumerable.Range(0, plugins).Select(_ => new FanMeter(rate == 0 ? 0 : events))];
        await using var fan = await MakeAsync(candidate, meters);
        var sequence = Publish(fan, 0, events / 2, rate);
        await Reached(meters, sequence);
        foreach (var meter in meters)
        {
            meter.Forget();
        }

        var start = Usage.Begin();
        sequence = Publish(fan, sequence, events, rate);
        var end = Usage.End();
        await Reached(meters, sequence);
        var delays = meters.SelectMany(meter => meter.Delays.ToArray()).ToArray();
        return new RunResult(Usage.Between(start, end, events), rate == 0 ? null : Delay.Of(delays));
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

    private static long Publish(IPluginFan fan, long sequence, int events, int rate)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < events; i++)
        {
            while (rate > 0 && Stopwatch.GetElapsedTime(began).TotalSeconds * rate < i)
            {
                // The receiving thread of a real session sleeps between frames: the core is free for handlers.
                Thread.Yield();
            }

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

        return sequence;
    }

    private static async Task Reached(FanMeter[] meters, long sequence)
    {
        while (meters.Any(meter => meter.Last < sequence))
        {
            await Task.Delay(1);
        }
    }
}
