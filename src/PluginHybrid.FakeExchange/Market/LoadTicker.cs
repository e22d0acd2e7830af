using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>Deltas of one symbol, as cheap as they can be: prices are whole numbers of the smallest printed step.</summary>
internal sealed class LoadTicker
{
    private readonly byte[] _head;
    private readonly int _scale;
    private readonly long _start;
    private long _step;
    private long _cs;

    public LoadTicker(Quote quote)
    {
        Symbol = quote.Instrument.Symbol;
        _scale = quote.Instrument.PriceScale;
        _start = (long)(quote.Published.Mark * (decimal)Math.Pow(10, _scale));
        _cs = quote.PublishedCs;
        _head = System.Text.Encoding.UTF8.GetBytes($"{{\"topic\":\"tickers.{Symbol}\",\"type\":\"delta\",\"data\":{{\"symbol\":\"{Symbol}\"");
    }

    public string Symbol { get; }

    /// <summary>Writes the next delta behind its WebSocket head; every second one carries a mark price.</summary>
    /// <returns>The length of both.</returns>
    public int WriteNext(Span<byte> target, long nowMs)
    {
        // Every delta is longer than 125 bytes and shorter than 64 KB, so its head has the four-byte form.
        var head = FrameHeader.LengthFor(126);
        var payload = WritePayload(target[head..], nowMs);
        return FrameHeader.Write(target, FrameHeader.Text, payload) + payload;
    }

    /// <summary>A slow triangle with a jitter on it: stays near the start, never the same twice in a row.</summary>
    private static long Wander(long step) => Math.Abs((step % 200) - 100) + (step % 3);

    private int WritePayload(Span<byte> target, long nowMs)
    {
        _step++;
        var price = _start + Wander(_step);
        var frame = new FrameBuilder(target);
        frame.Raw(_head);
        frame.Scaled("lastPrice"u8, price, _scale);
        if (_step % 2 == 0)
        {
            frame.Scaled("markPrice"u8, price + 1, _scale);
        }

        frame.Scaled("bid1Price"u8, price - 1, _scale);
        frame.Scaled("bid1Size"u8, 1_000 + (_step % 977), 3);
        frame.Scaled("ask1Price"u8, price, _scale);
        frame.Scaled("ask1Size"u8, 1_000 + (_step % 983), 3);
        frame.Raw("},\"cs\":"u8);
        frame.Integer(_cs += 7);
        frame.Raw(",\"ts\":"u8);
        frame.Integer(nowMs);
        frame.Raw("}"u8);
        return frame.Length;
    }
}
