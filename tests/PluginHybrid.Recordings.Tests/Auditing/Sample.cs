using System.Text;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Tests.Capture;

namespace PluginHybrid.Recordings.Tests.Auditing;

/// <summary>A recording made by the recorder: handshake, ticks, REST, a close.</summary>
internal static class Sample
{
    public static async Task<byte[]> Bytes(int ticks = 600)
    {
        await using var stage = new Stage().Open();
        await Play(stage, ticks);
        return await File.ReadAllBytesAsync(Path.Combine(stage.Folder, "session.jsonl"));
    }

    public static async Task Play(Stage stage, int ticks)
    {
        stage.Input(SessionInputs.Start);
        stage.Recorder.Effect(new DialEffect(Stage.Public, new Uri("wss://127.0.0.1/v5/public/linear")));
        stage.Input(new OpenedInput(Stage.Public));
        stage.Recorder.Effect(new SendEffect(Stage.Public, "{\"req_id\":\"1\",\"op\":\"subscribe\",\"args\":[\"tickers.BTCUSDT\"]}"u8.ToArray()));
        stage.Frame(Stage.Public, "{\"success\":true,\"req_id\":\"1\",\"op\":\"subscribe\"}");
        stage.Recorder.Requested(new HttpRequestFact(1, "GET", "/v5/market/time", "", default));
        stage.Recorder.Replied(new HttpReplyFact(1, 200, [], "{\"retCode\":0,\"retMsg\":\"OK\"}"u8.ToArray(), null, TimeSpan.FromMilliseconds(12)));
        for (var at = 0; at < ticks; at++)
        {
            stage.Time.Advance(TimeSpan.FromMilliseconds(40));
            stage.Tick(at);
            stage.Recorder.Pump();
        }

        stage.Input(new LostInput(Stage.Public, new SocketLoss("reset by peer")));
        stage.Input(SessionInputs.Stop);
        await stage.Recorder.EndAsync("stopped");
    }

    public static byte[][] Lines(byte[] bytes) => [.. Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n').Select(line => Encoding.UTF8.GetBytes($"{line}\n"))];
}
