using System.Globalization;
using System.Text;

namespace PluginHybrid.Bench.Frames;

/// <summary>One symbol whose figures wander, and the texts the venue would send of it.</summary>
/// <param name="symbol">Its name.</param>
/// <param name="scale">Digits after the point of its prices.</param>
/// <param name="start">Its first price.</param>
/// <param name="chance">Where it wanders to.</param>
internal sealed class MarketWalk(string symbol, int scale, decimal start, Random chance)
{
    private readonly decimal _step = 1m / Power(scale);
    private decimal _last = decimal.Round(start, scale);

    /// <summary>A snapshot: every member the venue sends.</summary>
    public string Snapshot()
    {
        Move();
        var text = Begin("snapshot");
        Trade(text);
        foreach (var name in (string[])["prevPrice24h", "highPrice24h", "lowPrice24h", "prevPrice1h"])
        {
            Member(text, name, Near(400));
        }

        Marks(text);
        Volumes(text);
        Member(text, "fundingIntervalHour", 8);
        Member(text, "fundingCap", 0.005m);
        OpenInterest(text);
        Member(text, "nextFundingTime", 2_000_006_400_000);
        Member(text, "fundingRate", 0.0001m);
        Book(text);
        foreach (var name in (string[])["preOpenPrice", "preQty", "curPreListingPhase"])
        {
            Text(text, name, "");
        }

        return End(text);
    }

    /// <summary>A delta with the members that moved: the book alone, a trade, or a trade with new marks.</summary>
    public string Delta()
    {
        Move();
        var text = Begin("delta");
        var kind = chance.Next(20);
        if (kind >= 4)
        {
            Trade(text);
        }

        if (kind >= 12)
        {
            Marks(text);
            OpenInterest(text);
        }

        if (kind >= 4)
        {
            Volumes(text);
        }

        Book(text);
        return End(text);
    }

    private static decimal Power(int scale) => scale == 0 ? 1 : 10 * Power(scale - 1);

    private static void Member(StringBuilder text, string name, decimal value) => Text(text, name, value.ToString(CultureInfo.InvariantCulture));

    private static void Text(StringBuilder text, string name, string value) => text.Append($",\"{name}\":\"{value}\"");

    private static string End(StringBuilder text) =>
        text.Append(CultureInfo.InvariantCulture, $"}},\"cs\":{CrossSequence.First},\"ts\":{FrameRing.FirstVenueTime}}}").ToString();

    private StringBuilder Begin(string type) =>
        new($"{{\"topic\":\"tickers.{symbol}\",\"type\":\"{type}\",\"data\":{{\"symbol\":\"{symbol}\"");

    private void Move() => _last = Math.Max(_step * 100, _last + (_step * chance.Next(-20, 21)));

    private decimal Near(int steps) => Math.Max(_step, _last + (_step * chance.Next(-steps, steps + 1)));

    private decimal Figure(int digits, int scaleOf) =>
        chance.NextInt64((long)Power(digits - 1), (long)Power(digits)) / Power(scaleOf);

    private void Trade(StringBuilder text)
    {
        var isUp = chance.Next(2) == 0;
        Text(text, "tickDirection", isUp ? "ZeroPlusTick" : "MinusTick");
        Text(text, "price24hPcnt", isUp ? "0.001624" : "-0.011624");
        Member(text, "lastPrice", _last);
    }

    private void Marks(StringBuilder text)
    {
        Member(text, "markPrice", Near(30));
        Member(text, "indexPrice", Near(60));
    }

    private void OpenInterest(StringBuilder text)
    {
        Member(text, "openInterest", Figure(8, 3));
        Member(text, "openInterestValue", Figure(12, 2));
        Member(text, "singleOpenInterest", Figure(8, 3));
        Member(text, "singleOpenInterestValue", Figure(12, 2));
    }

    private void Volumes(StringBuilder text)
    {
        Member(text, "turnover24h", Figure(14, 4));
        Member(text, "volume24h", Figure(9, 4));
    }

    private void Book(StringBuilder text)
    {
        Member(text, "bid1Price", _last - _step);
        Member(text, "bid1Size", Figure(4, 3));
        Member(text, "ask1Price", _last);
        Member(text, "ask1Size", Figure(5, 3));
    }
}
