using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Days;

[Category(Level.Unit)]
public sealed class DayTextTests
{
    [Fact]
    public void A_day_that_is_read_again_is_the_same_day()
    {
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var day = DayMaker.Make(seed, TimeSpan.FromMinutes(20) + TimeSpan.FromTicks(seed));
            var again = DayText.Read(DayText.Of(day, "a note"));

            Assert.Equal((day.Seed, day.Length, day.Healing, day.Temper, day.Weather), (again.Seed, again.Length, again.Healing, again.Temper, again.Weather));
            Assert.Equal(day.Symbols, again.Symbols);
            Assert.Equal(day.HedgeSymbols, again.HedgeSymbols);
            Assert.Equal(day.Troubles, again.Troubles);
            Assert.Equal(day.Deeds, again.Deeds);
        }
    }

    [Theory]
    [InlineData("lasts:", "last:", "unknown key last")]
    [InlineData("kind: Reset", "kind: Resett", "kind is Resett; write one of Reset, Close, ")]
    [InlineData("version: 1", "version: 2", "this host reads 1")]
    [InlineData("at: 1s", "at: 1", "at is 1; write seconds with their unit, from 0s up: 12.5s")]
    [InlineData("symbols:", "symbls:", "unknown key symbls")]
    [InlineData("trends: 0.2", "trends: 1.2", "trends is 1.2; write a chance from 0 to 1")]
    [InlineData("kind: Reset", "kind: 77", "kind is 77; write one of Reset, Close, ")]
    [InlineData("lasts: 0s", "lasts: -1s", "lasts is -1s; write seconds with their unit, from 0s up: 12.5s")]
    [InlineData("length: 3600s", "length: 0s", "length is 0s; write seconds with their unit, above 0s: 12.5s")]
    [InlineData("seed: 1", "seed: one", "seed is one; write a whole number")]
    [InlineData("amount: 0 ", "amount: much ", "amount is much; write a number")]
    [InlineData("temper: careful", "temper: angry", "temper is angry; write one of careful, lively, market, venue")]
    [InlineData("hedge: []", "hedge: [BTCUSD]", "hedge is BTCUSD; write one of BTCUSDT")]
    [InlineData("symbol: BTCUSDT", "symbol: ETHUSDT", "symbol is ETHUSDT; write one of BTCUSDT")]
    [InlineData("symbols: [BTCUSDT]", "symbols: []", "symbols is empty")]
    public void What_cannot_be_is_refused_with_its_place(string was, string becomes, string complaint)
    {
        var day = new Day
        {
            Seed = 1,
            Symbols = ["BTCUSDT"],
            Weather = new Weather { Name = "calm" },
            Troubles = [new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(1), TimeSpan.Zero, "private")],
            Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(2), "BTCUSDT", 0, 3)],
        };
        var text = DayText.Of(day);
        Assert.Contains(was, text, StringComparison.Ordinal);

        var wrong = Assert.Throws<FormatException>(() => DayText.Read(text.Replace(was, becomes, StringComparison.Ordinal)));

        Assert.Contains(complaint, wrong.Message, StringComparison.Ordinal);
        Assert.Matches("^[0-9]+:[0-9]+: ", wrong.Message);
    }
}
