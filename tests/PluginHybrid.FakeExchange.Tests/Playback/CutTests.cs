using System.Text;
using System.Text.Json;
using CsCheck;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.FakeExchange.Tests.Playback;

/// <summary>A client that connects at a moment the recording's did not, ends where one that was there from the beginning ends.</summary>
[Category(Level.Unit)]
public sealed class CutTests
{
    private static readonly string[] Fields = ["markPrice", "lastPrice", "fundingRate", "openInterest"];

    private static readonly Gen<RecordingInHand> Recordings = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 99], Gen.Int[0, 20]).Array[5, 120].Select(changes =>
    {
        var recording = new RecordingInHand().Opened(RecordingInHand.Public).Subscribed(RecordingInHand.Public, "tickers.BTCUSDT").After(1).Snapshot("BTCUSDT", 100, 1);
        var cs = 1L;
        foreach (var (field, value, gap) in changes)
        {
            recording.After(gap);
            _ = value == 50 ? recording.Snapshot("BTCUSDT", gap + 1, ++cs) : recording.Delta("BTCUSDT", Fields[field], value, ++cs);
        }

        return recording;
    });

    [Fact]
    public void Snapshot_and_following_deltas_are_the_state_of_the_whole_file_for_every_cut() =>
        Recordings.Sample(
            recording =>
            {
                var session = recording.Session();
                var whole = Rebuilt(session.Steps.OfType<FrameStep>().Select(frame => Encoding.UTF8.GetString(frame.Payload.Span)));
                foreach (var step in session.Steps)
                {
                    var engine = new PlaybackEngine(session, StampShift.None);
                    engine.Seek(step.Place.At);
                    var late = new PlayedTo(false, "tickers.BTCUSDT");
                    if (engine.Snapshot("BTCUSDT") is { } snapshot)
                    {
                        late.Send(snapshot, isText: true);
                    }

                    PlayedTo.All(engine, late);
                    Assert.Equal(whole, Rebuilt(late.Got));
                }
            },
            iter: 25,
            threads: 1);

    /// <summary>What a client knows after these frames, by its own simple rule: a delta counts only over a snapshot.</summary>
    private static string Rebuilt(IEnumerable<string> frames)
    {
        SortedDictionary<string, string>? state = null;
        var cs = 0L;
        foreach (var text in frames)
        {
            using var frame = JsonDocument.Parse(text);
            var isSnapshot = frame.RootElement.GetProperty("type").GetString() == "snapshot";
            state = isSnapshot ? new SortedDictionary<string, string>(StringComparer.Ordinal) : state;
            Assert.True(isSnapshot || state is not null, $"a delta came before a snapshot: {text}");
            Assert.True(frame.RootElement.GetProperty("cs").GetInt64() > cs, $"cs went back: {text}");
            cs = frame.RootElement.GetProperty("cs").GetInt64();
            foreach (var member in frame.RootElement.GetProperty("data").EnumerateObject())
            {
                state![member.Name] = member.Value.GetString()!;
            }
        }

        return string.Join(' ', (state ?? []).Select(member => $"{member.Key}={member.Value}"));
    }
}
