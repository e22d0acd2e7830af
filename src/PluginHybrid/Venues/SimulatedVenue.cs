using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.People;

namespace PluginHybrid.Venues;

/// <summary>Sets the fake exchange up as the configuration says.</summary>
internal static class SimulatedVenue
{
    private const decimal Percent = 0.01m;

    /// <summary>Options for the fake: prices that wander and a person who trades.</summary>
    /// <param name="settings">What is configured.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UsageException">The script cannot be read, or a symbol is not traded there.</exception>
    public static FakeBybitOptions Options(SimulatedSettings settings, TimeProvider time)
    {
        var traded = SimulatedRules.Traded(settings);
        var strangers = settings.HedgeSymbols.Except(traded.Select(instrument => instrument.Symbol)).ToList();
        return strangers.Count > 0
            ? throw new UsageException(
                $"simulated.hedge_symbols: the fake exchange does not trade {string.Join(", ", strangers)}. "
                + $"It trades {string.Join(", ", traded.Select(instrument => instrument.Symbol))}.")
            : new FakeBybitOptions
            {
                Seed = settings.Seed,
                TimeProvider = time,
                Accounts = [new(FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret) { Ips = ["127.0.0.1"] }],
                Instruments = traded,
                HedgeSymbols = settings.HedgeSymbols,
                Market = new RandomWalkMarket
                {
                    Interval = settings.TickInterval,
                    MarkInterval = settings.MarkInterval,
                    Volatility = settings.Volatility * Percent,
                },
                Person = Script(settings.Script),
            };
    }

    private static PersonScript Script(string? path)
    {
        try
        {
            return path is null ? PersonScript.Newcomer : PersonScript.ReadFile(path);
        }
        catch (PersonScriptException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
