using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Sdk.Tests.Values;

[Category(Level.Unit)]
public sealed class ProfitTests
{
    [Theory]
    [InlineData(Side.Buy, "102", "2")]
    [InlineData(Side.Buy, "99", "-1")]
    [InlineData(Side.Sell, "102", "-2")]
    [InlineData(Side.Sell, "99", "1")]
    public void Profit_is_in_the_legs_favour_and_without_leverage(Side side, string mark, string wanted) =>
        Assert.Equal(decimal.Parse(wanted), At(side, entry: 100, decimal.Parse(mark)).ProfitPercent);

    [Fact]
    public void Without_a_mark_or_an_entry_price_there_is_none()
    {
        Assert.Null(At(Side.Buy, entry: 100, mark: null).ProfitPercent);
        Assert.Null(At(Side.Buy, entry: null, mark: 100).ProfitPercent);
        Assert.Null(At(Side.Buy, entry: 0, mark: 100).ProfitPercent);
    }

    private static PositionUpdate At(Side side, decimal? entry, decimal? mark) => new()
    {
        Stamp = default,
        MarkPrice = mark,
        Position = new Position
        {
            Key = new PositionKey(PositionKey.MainAccount, "BTCUSDT", 0),
            Life = 1,
            Side = side,
            Size = 1,
            EntryPrice = entry,
            OpenedAt = DateTimeOffset.UnixEpoch,
            AgeOrigin = AgeOrigin.OpenTime,
        },
    };
}
