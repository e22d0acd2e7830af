using System.Text;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>Makes messages that are not what the protocol says, out of good ones and out of nothing.</summary>
/// <param name="random">Seeded; the same seed makes the same garbage.</param>
/// <param name="good">Frames of the real shape to spoil; at least one.</param>
internal sealed class Garbage(Random random, IReadOnlyList<string> good)
{
    private static readonly string[] Contradictions =
    [
        "", "null", "5", "[]", "\"text\"", "{", "{}}", "{\"topic\":5}", "{\"topic\":\"position\"}", "{\"op\":[]}",
        "{\"topic\":\"position\",\"creationTime\":1e400,\"data\":[]}",
        "{\"topic\":\"position\",\"creationTime\":1769947200000,\"data\":5}",
        "{\"topic\":\"position\",\"creationTime\":1769947200000,\"data\":[null]}",
        "{\"topic\":\"position\",\"creationTime\":99999999999999999999,\"data\":[]}",
        "{\"topic\":\"position\",\"creationTime\":1769947200000,\"data\":[{\"symbol\":\"BTCUSDT\",\"positionIdx\":0,\"side\":\"Buy\",\"size\":\"1e999\"}]}",
        "{\"topic\":\"position\",\"creationTime\":1769947200000,\"data\":[{\"symbol\":\"BTCUSDT\",\"positionIdx\":1e30,\"side\":\"Buy\",\"size\":\"1\"}]}",
        "{\"topic\":\"position\",\"creationTime\":1769947200000,\"data\":[{\"symbol\":\"BTCUSDT\",\"positionIdx\":0,\"side\":\"Up\",\"size\":\"1\"}]}",
        "{\"topic\":\"position\",\"creationTime\":1769947200000,\"data\":[{\"symbol\":\"BTCUSDT\",\"positionIdx\":0,\"side\":\"Buy\",\"size\":true}]}",
        "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"delta\",\"data\":{\"symbol\":\"BTCUSDT\",\"markPrice\":\"1e400\"},\"cs\":9,\"ts\":1769947200000}",
        "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"delta\",\"data\":{\"symbol\":\"BTCUSDT\",\"markPrice\":\"x\"},\"cs\":9,\"ts\":1769947200000}",
        "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"delta\",\"data\":{\"symbol\":\"BTCUSDT\"},\"cs\":1e40,\"ts\":1769947200000}",
        "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"data\":[],\"cs\":9,\"ts\":1769947200000}",
        "{\"topic\":\"tickers.BTCUSDT\"}",
    ];

    /// <summary>A message of valid UTF-8 that nobody can read: it costs a count and nothing else.</summary>
    public string Message() => random.Next(6) switch
    {
        0 => Noise(),
        1 => Cut(Any()),
        2 => Spoilt(Any()),
        3 => Any() + Noise(),
        4 => new string('[', random.Next(1, 5_000)),
        _ => Contradictions[random.Next(Contradictions.Length)],
    };

    /// <summary>Bytes with framing that end a connection: no text, no UTF-8, no end, no WebSocket.</summary>
    public byte[] Poison() => random.Next(5) switch
    {
        0 => [0x82, 0x03, 1, 2, 3],
        1 => [0x81, 0x04, (byte)'{', 0xC3, 0x28, (byte)'}'],
        2 => [0xF1, 0x02, 0x00, 0x00],
        3 => [0x80, 0x02, (byte)'{', (byte)'}'],
        _ => Oversized(),
    };

    private string Any() => good[random.Next(good.Count)];

    private string Noise() => "~" + new string([.. Enumerable.Range(0, random.Next(1, 300)).Select(_ => (char)random.Next(0x20, 0x2FF))]);

    private string Cut(string frame) => frame[..random.Next(1, frame.Length)];

    // A control character in place of any mark of the structure is never valid JSON.
    private string Spoilt(string frame)
    {
        var text = new StringBuilder(frame);
        int at;
        do
        {
            at = random.Next(frame.Length);
        }
        while (!"{}[]:,\"".Contains(frame[at], StringComparison.Ordinal));
        text[at] = (char)random.Next(1, 0x1F);
        return text.ToString();
    }

    private static byte[] Oversized()
    {
        const int Length = 5 * 1024 * 1024;
        var frame = new byte[10 + Length];
        frame.AsSpan().Fill((byte)'x');
        frame[0] = 0x81;
        frame[1] = 127;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), Length);
        return frame;
    }
}
