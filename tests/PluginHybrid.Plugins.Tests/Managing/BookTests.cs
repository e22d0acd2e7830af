using Bogus;
using PluginHybrid.Plugins.Managing;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Managing;

[Category(Level.Unit)]
public sealed class BookTests
{
    [Fact]
    public void Exposure_is_the_sum_over_legs_for_any_book()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var faker = new Faker { Random = new Randomizer(seed) };
            var held = Enumerable.Range(0, faker.Random.Int(0, 12))
                .Select(_ => (faker.Random.Bool() ? Legs.Long() : Legs.Short()) with
                {
                    Key = new PositionKey(PositionKey.MainAccount, faker.PickRandom("AUSDT", "BUSDT", "CUSDT"), faker.Random.Int(0, 2)),
                    Size = faker.Random.Decimal(0.001m, 50),
                    EntryPrice = faker.Random.Decimal(1, 70_000),
                })
                .DistinctBy(position => position.Key)
                .Select(position => position.At(faker.Random.Bool(0.9f) ? faker.Random.Decimal(1, 70_000) : null))
                .ToArray();
            var book = Book.Of(held);
            var want = held.Sum(one => one.Position.Size * (one.MarkPrice ?? one.Position.EntryPrice!.Value));
            Assert.Equal(want, book.Exposure, 12);
            Assert.Equal(want, book.Symbols.Sum(symbol => symbol.Value), 12);
            Assert.Equal(held.Sum(one => one.UnrealisedPnl ?? 0), book.Unrealised, 12);
            Assert.Equal(held.Length, book.Legs.Count);
        }
    }

    [Fact]
    public void Both_legs_of_a_hedge_count_and_net_each_other_out()
    {
        var book = Book.Of([Legs.Long(size: 3, idx: 1).At(100), Legs.Short(size: 2, idx: 2).At(100)]);
        Assert.Equal((500m, 100m), (book.Exposure, book.Net));
        Assert.Equal(
            "2 legs, exposure 500 (net 100), unrealised 0.00, day -1.50: BTCUSDT#1 long 3 worth 300, 0.00; BTCUSDT#2 short 2 worth 200, 0.00",
            book.Summary(-1.5m));
    }

    [Fact]
    public void Limits_are_told_symbol_by_symbol_and_then_in_total()
    {
        var book = Book.Of([Legs.Long(size: 3).At(100), Legs.Long(size: 1, symbol: "AUSDT").At(100)]);
        var alarms = ExposureAlarm.In(book, new ManagerSettings { MaxExposure = 350, MaxExposurePerSymbol = 200 });
        Assert.Equal(["exposure in BTCUSDT 300 is above 200", "exposure 400 is above 350"], alarms.Select(alarm => alarm.InWords));
        Assert.Empty(ExposureAlarm.In(book, new ManagerSettings { MaxExposure = 400, MaxExposurePerSymbol = 300 }));
        Assert.Empty(ExposureAlarm.In(book, new ManagerSettings()));
    }
}
