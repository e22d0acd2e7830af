using System.Net.WebSockets;
using PluginHybrid.Bench.Baselines;
using PluginHybrid.Bench.Measuring;
using Websocket.Client;

namespace PluginHybrid.Bench.Candidates;

/// <summary>The package many C# programs use, told to leave out the detour through texts.</summary>
internal static class WebsocketClientCandidate
{
    public static async Task RunAsync(Uri address, string[] symbols, IMeter meter)
    {
        var take = ClientWebSocketCandidate.Joined(new Utf8JsonReaderParser(), symbols, meter);
        using var client = new WebsocketClient(address) { IsTextMessageConversionEnabled = false };
        using var subscription = client.MessageReceived.Subscribe(new Receiver(take));
        await client.StartOrFail();
        client.Send("go");
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    private sealed class Receiver(Action<ReadOnlyMemory<byte>> take) : IObserver<ResponseMessage>
    {
        public void OnNext(ResponseMessage value)
        {
            if (value.MessageType != WebSocketMessageType.Close)
            {
                take(value.Binary);
            }
        }

        public void OnError(Exception error) => throw new InvalidOperationException("Websocket.Client failed.", error);

        public void OnCompleted()
        {
            // The end of the socket is the end of the run.
        }
    }
}
