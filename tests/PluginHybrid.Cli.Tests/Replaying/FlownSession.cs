using PluginHybrid.Bybit;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>A short session against the simulated exchange, written down by the recorder: two legs open, one moves its stop, one closes.</summary>
internal static class FlownSession
{
    /// <summary>Records it.</summary>
    /// <param name="folder">Where to; made.</param>
    /// <param name="lose">True lets the private socket be lost and come again.</param>
    /// <returns>What the live host holds at the end, in the words of a replay.</returns>
    public static async Task<string> RecordAsync(string folder, bool lose = false)
    {
        await using var venue = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        await using var recorder = new SessionRecorder(new RecorderOptions
        {
            Target = new FolderTarget(folder),
            Redactor = new RecordRedactor(new RedactionSettings { Secrets = [venue.ApiKey, venue.ApiSecret] }),
        });
        await using var stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = venue.ApiKey,
            ApiSecret = venue.ApiSecret,
            Endpoints = new Endpoints { PrivateSocket = venue.PrivateUri, PublicSocket = venue.PublicUri, Rest = venue.RestUri },
            Tap = recorder,
            ExchangeTap = recorder,
        });
        recorder.Open(new RecordingHeader { Id = new string('1', 32), Start = default, Environment = "simulated", App = "tests" });
        await stream.StartAsync(TestContext.Current.CancellationToken);
        await Fresh(stream);
        venue.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        venue.OpenPosition("ETHUSDT", Side.Sell, 0.2m);
        await Wait.Until("both prices are known", () => stream.MarkPrices.Count == 2);
        for (var tick = 1; tick <= 40; tick++)
        {
            venue.Tick("BTCUSDT", last: 65_000 + tick, mark: 65_001 + tick);
        }

        if (lose)
        {
            venue.Controls.Drop(FakeExchange.Server.ConnectionKind.Private);
            await Wait.Until("the loss is seen", () => !stream.Statistics.Private.IsFresh);
            venue.ClosePosition("ETHUSDT");
            await Fresh(stream);
        }
        else
        {
            venue.ClosePosition("ETHUSDT");
        }

        venue.SetStops(new StopRequest { Symbol = "BTCUSDT", StopLoss = 64_000m });
        await Wait.Until("one leg is left, with its stop", () => stream.Positions.Count == 1 && stream.Positions.Values.Single().StopLoss == 64_000m);
        var held = stream.Positions.Values.Single();
        await stream.StopAsync();
        await recorder.EndAsync("stopped");
        return new HeldLeg(held.Key.Symbol, held.Key.PositionIdx, $"{held.Side}", held.Size, held.EntryPrice ?? 0, held.StopLoss ?? 0, 0).Facts;
    }

    private static Task Fresh(BybitHybridStream stream) =>
        Wait.Until("both streams are fresh", () => stream.Statistics is { Private.IsFresh: true, Public.IsFresh: true });
}
