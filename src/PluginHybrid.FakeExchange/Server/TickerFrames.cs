using System.Buffers;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>Writes ticker frames straight to UTF-8, in the real key order (FACTS §5).</summary>
internal static class TickerFrames
{
    /// <summary>Holds every ticker frame; real ones end below 800 bytes (FACTS §4).</summary>
    private const int FrameMax = 2_048;

    /// <summary>Appends one frame to <paramref name="output"/>.</summary>
    public static void Write(IBufferWriter<byte> output, in TickerPush push)
    {
        var frame = new FrameBuilder(output.GetSpan(FrameMax));
        var symbol = push.Quote.Instrument.Symbol;
        frame.Raw("{\"topic\":\"tickers."u8);
        frame.Raw(symbol);
        frame.Raw(push.IsSnapshot ? "\",\"type\":\"snapshot\",\"data\":{\"symbol\":\""u8 : "\",\"type\":\"delta\",\"data\":{\"symbol\":\""u8);
        frame.Raw(symbol);
        frame.Raw("\""u8);
        WritePrices(ref frame, push);
        WriteInterest(ref frame, push);
        WriteTouch(ref frame, push);
        frame.Raw("},\"cs\":"u8);
        frame.Integer(push.Cs);
        frame.Raw(",\"ts\":"u8);
        frame.Integer(push.Ms);
        frame.Raw("}"u8);
        output.Advance(frame.Length);
    }

    private static void WritePrices(ref FrameBuilder frame, in TickerPush push)
    {
        var (quote, values, fields) = (push.Quote, push.Values, push.Fields);
        var scale = quote.Instrument.PriceScale;
        if (fields.HasFlag(TickerFields.TickDirection))
        {
            frame.Text("tickDirection"u8, values.TickDirection);
        }

        if (fields.HasFlag(TickerFields.Last))
        {
            frame.Number("price24hPcnt"u8, (values.Last - quote.PrevPrice24H) / quote.PrevPrice24H, 6);
            frame.Number("lastPrice"u8, values.Last, scale);
        }

        if (push.IsSnapshot)
        {
            frame.Number("prevPrice24h"u8, quote.PrevPrice24H, scale);
        }

        frame.NumberIf(fields.HasFlag(TickerFields.High), "highPrice24h"u8, values.High24H, scale);
        frame.NumberIf(fields.HasFlag(TickerFields.Low), "lowPrice24h"u8, values.Low24H, scale);
        frame.NumberIf(push.IsSnapshot, "prevPrice1h"u8, quote.PrevPrice1H, scale);
        frame.NumberIf(fields.HasFlag(TickerFields.Mark), "markPrice"u8, values.Mark, scale);
        frame.NumberIf(fields.HasFlag(TickerFields.Index), "indexPrice"u8, values.Index, scale);
    }

    private static void WriteInterest(ref FrameBuilder frame, in TickerPush push)
    {
        var (values, fields) = (push.Values, push.Fields);
        var mark = fields.HasFlag(TickerFields.Mark);
        frame.NumberIf(fields.HasFlag(TickerFields.OpenInterest), "openInterest"u8, values.OpenInterest, 3);
        frame.NumberIf(mark, "openInterestValue"u8, values.OpenInterest * values.Mark, 2);
        if (fields.HasFlag(TickerFields.Volume))
        {
            frame.Number("turnover24h"u8, values.Turnover24H, 4);
            frame.Number("volume24h"u8, values.Volume24H, 4);
        }

        if (push.IsSnapshot)
        {
            frame.Text("fundingIntervalHour"u8, "8");
            frame.Text("fundingCap"u8, "0.005");
        }

        frame.NumberIf(fields.HasFlag(TickerFields.OpenInterest), "singleOpenInterest"u8, values.OpenInterest / 2, 3);
        frame.NumberIf(push.IsSnapshot, "singleOpenInterestValue"u8, values.OpenInterest / 2 * values.Mark, 2);
        if (push.IsSnapshot)
        {
            frame.Text("nextFundingTime"u8, WireText.Number(NextFunding(push.Ms)));
        }

        if (fields.HasFlag(TickerFields.Funding))
        {
            frame.Text("fundingRate"u8, WireText.Number(values.FundingRate));
        }
    }

    private static void WriteTouch(ref FrameBuilder frame, in TickerPush push)
    {
        var (values, fields, scale) = (push.Values, push.Fields, push.Quote.Instrument.PriceScale);
        if (fields.HasFlag(TickerFields.Bid))
        {
            frame.Number("bid1Price"u8, values.Bid, scale);
            frame.Number("bid1Size"u8, values.BidSize, 3);
        }

        if (fields.HasFlag(TickerFields.Ask))
        {
            frame.Number("ask1Price"u8, values.Ask, scale);
            frame.Number("ask1Size"u8, values.AskSize, 3);
        }

        // A delta has this one last, a snapshot further up (capture).
        frame.NumberIf(!push.IsSnapshot && fields.HasFlag(TickerFields.Mark), "singleOpenInterestValue"u8, values.OpenInterest / 2 * values.Mark, 2);
        if (push.IsSnapshot)
        {
            frame.Text("preOpenPrice"u8, "");
            frame.Text("preQty"u8, "");
            frame.Text("curPreListingPhase"u8, "");
        }
    }

    /// <summary>Funding falls due every eight hours from midnight UTC.</summary>
    internal static long NextFunding(long nowMs)
    {
        const long Interval = 8 * 3_600_000L;
        return ((nowMs / Interval) + 1) * Interval;
    }
}
