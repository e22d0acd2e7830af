using System.Threading.Channels;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Fans;

/// <summary>A bounded channel and a reader on the thread pool for each plugin: what one would write without lanes.</summary>
internal sealed class ChannelFan : IPluginFan
{
    public const string Name = "bounded channels";
    private const int Capacity = 4_096;

    private readonly Channel<PositionUpdate>[] _channels;
    private readonly Task[] _readers;

    public ChannelFan(FanMeter[] meters)
    {
        _channels = [.. meters.Select(_ => Channel.CreateBounded<PositionUpdate>(
            new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true }))];
        _readers = [.. meters.Select((meter, i) => Task.Run(() => ReadAsync(_channels[i].Reader, meter)))];
    }

    public void Publish(in PositionUpdate update)
    {
        foreach (var channel in _channels)
        {
            while (!channel.Writer.TryWrite(update))
            {
                Thread.Yield();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
        {
            channel.Writer.Complete();
        }

        await Task.WhenAll(_readers);
    }

    private static async Task ReadAsync(ChannelReader<PositionUpdate> reader, FanMeter meter)
    {
        while (await reader.WaitToReadAsync())
        {
            while (reader.TryRead(out var update))
            {
                meter.Take(update);
            }
        }
    }
}
