using System.Collections.Concurrent;
using System.Text;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;

namespace PluginHybrid.Bybit.Tests.Sockets;

/// <summary>Writes down what a socket says.</summary>
internal sealed class HeardSink : ISocketSink
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketLoss> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Story { get; } = new();

    public ConcurrentQueue<string> Frames { get; } = new();

    /// <summary>Runs inside every callback, with its line of the story.</summary>
    public Action<string> During { get; set; } = _ => { };

    public Task Opening => _opened.Task;

    public Task<SocketLoss> Loss => _lost.Task;

    public void Opened(ConnectionId id)
    {
        Story.Enqueue($"{id} opened");
        _opened.TrySetResult();
        During($"{id} opened");
    }

    public void Frame(ConnectionId id, ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        Story.Enqueue($"{id} frame");
        Frames.Enqueue(text);
        During($"{id} frame {text}");
    }

    public void Lost(ConnectionId id, SocketLoss loss)
    {
        Story.Enqueue($"{id} lost");
        _lost.TrySetResult(loss);
        During($"{id} lost");
    }
}
