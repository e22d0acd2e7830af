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
    [InlineData("kind: Reset", "kind: Resett", "kind")]
    [InlineData("version: 1", "version: 2", "this host reads 1")]
    [InlineData("at: 1s", "at: 1", "a time is written in seconds")]
    [InlineData("symbols:", "symbls:", "unknown key symbls")]
    [InlineData("trends: 0.2", "trends: 1.2", "a chance lies between 0 and 1")]
    public void What_cannot_be_is_refused_with_its_place(string was, string becomes, string complaint)
    {
        var day = new Day
        {
            Seed = 1,
            Symbols = ["BTCUSDT"],
            Weather = new Weather { Name = "calm" },
            Troubles = [new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(1), TimeSpan.Zero, "private")],
        };
        var text = DayText.Of(day);
        Assert.Contains(was, text, StringComparison.Ordinal);

        var wrong = Assert.Throws<FormatException>(() => DayText.Read(text.Replace(was, becomes, StringComparison.Ordinal)));

        Assert.Contains(complaint, wrong.Message, StringComparison.Ordinal);
        Assert.Matches("^[0-9]+:[0-9]+: ", wrong.Message);
    }
}
