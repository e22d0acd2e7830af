using System.Buffers;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Links;

/// <summary>One direction of a link: what sets out first arrives first.</summary>
/// <param name="timeline">Virtual time.</param>
/// <param name="weather">How long a message takes.</param>
/// <param name="trouble">Of the stream.</param>
/// <param name="arrive">Takes what arrives; the bytes are valid during the call only.</param>
internal sealed class OneWay(Timeline timeline, LinkWeather weather, StreamTrouble trouble, Action<LinkMessage> arrive) : Due
{
    private readonly Queue<(long At, LinkMessage Message)> _underWay = new();
    private long _last;

    /// <summary>Messages under way.</summary>
    public int Count => _underWay.Count;

    /// <summary>True when nothing passes any more, and nobody is told.</summary>
    public bool IsMute { get; set; }

    /// <summary>A message sets out.</summary>
    /// <param name="utf8">Its bytes; copied.</param>
    public void Send(ReadOnlySpan<byte> utf8)
    {
        if (IsMute || trouble.Loses(utf8, timeline.Now))
        {
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(utf8.Length);
        utf8.CopyTo(bytes);
        Send(new LinkMessage(bytes, utf8.Length, 0, ""));
    }

    /// <summary>The last message sets out: a close frame.</summary>
    /// <param name="status">Close code.</param>
    /// <param name="reason">Its text.</param>
    public void Close(int status, string reason)
    {
        if (!IsMute)
        {
            Send(new LinkMessage([], 0, status, reason));
        }
    }

    /// <summary>What is under way is lost.</summary>
    public void Lose()
    {
        Timeline.Remove(this);
        while (_underWay.TryDequeue(out var lost))
        {
            lost.Message.Return();
        }
    }

    /// <inheritdoc />
    public override void Happen()
    {
        if (trouble.ClogUntil > timeline.Now)
        {
            timeline.Put(trouble.ClogUntil, this);
            return;
        }

        var (_, message) = _underWay.Dequeue();
        if (_underWay.TryPeek(out var next))
        {
            timeline.Put(next.At, this);
        }

        if (!IsMute)
        {
            arrive(message);
        }

        message.Return();
    }

    private void Send(LinkMessage message)
    {
        _last = Math.Max(_last, timeline.Now + weather.Delay(timeline.Now) + trouble.Slower);
        _underWay.Enqueue((_last, message));
        if (_underWay.Count == 1)
        {
            timeline.Put(_last, this);
        }
    }
}
