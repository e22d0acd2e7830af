using System.Globalization;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary>Seeds lived with the planted bug, and the first that fails made small: once, for all who look at what came.</summary>
public sealed class FoundBug : IAsyncLifetime
{
    public const string Hours = "0.1";

    /// <summary>Days on which the private stream is lost and somebody buys what is not held, later. Not each of them fails: the stream may be back in time, or the host dead.</summary>
    public static string Candidates { get; } = string.Join(',', Enumerable.Range(1, 5_000).Where(IsCandidate).Take(3));

    internal Simulated Many { get; } = new(Blabber.InPlace);

    internal Simulated Shrink { get; } = new(Blabber.InPlace);

    internal int ManyCode { get; private set; }

    internal int ShrinkCode { get; private set; }

    /// <summary>The first seed that fails.</summary>
    internal string Seed { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        ManyCode = await Many.RunAsync("simulate", "--seeds", Candidates, "--hours", Hours, "--jobs", "1", "--junit", "out.xml");
        Seed = Many.Error.Split('\n').FirstOrDefault(line => line.StartsWith("FAILED seed ", StringComparison.Ordinal))?.Split(' ')[2]
            ?? throw new InvalidOperationException($"None of the days {Candidates} shows the planted bug:\n{Many.Everything}");
        ShrinkCode = await Shrink.RunAsync("simulate", "--seed", Seed, "--hours", Hours, "--shrink", "--into", "found", "--junit", "out.xml");
    }

    public ValueTask DisposeAsync()
    {
        Many.Dispose();
        Shrink.Dispose();
        return default;
    }

    private static bool IsCandidate(int seed)
    {
        var day = DayMaker.Make(seed, TimeSpan.FromHours((double)decimal.Parse(Hours, CultureInfo.InvariantCulture)));
        return day.Troubles.Any(trouble => trouble is { Kind: TroubleKind.Reset or TroubleKind.Close, Target: "private" }
            && day.Deeds.GroupBy(deed => (deed.Symbol, deed.PositionIdx))
                .Any(leg => leg.First() is { Kind: DeedKind.Buy or DeedKind.Sell } first && first.At > trouble.At + TimeSpan.FromSeconds(30)));
    }
}
