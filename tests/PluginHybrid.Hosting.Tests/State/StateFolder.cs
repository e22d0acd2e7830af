using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Tests.State;

/// <summary>A state folder of a test's own, removed at its end, and lines to write into it.</summary>
internal sealed class StateFolder : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybrid-state-");

    public StateFiles Files => new(Path.Combine(_folder.FullName, "state"), "simulated", "main");

    public IEnumerable<string> Aside => Directory.GetFiles(Files.Folder, "*.corrupt-*").Select(path => Path.GetFileName(path)!).Order();

    public StateStoreOptions Options(LogLines? log = null) => new() { Files = Files, Host = "test", Logger = log ?? new LogLines() };

    public StateStore Open(LogLines? log = null) => StateStore.Open(Options(log));

    public static JournalEntry Line(long number, JournalKind kind = JournalKind.Decision, string what = "set-stop 100 mark") => new()
    {
        Input = number * 10,
        At = Noon.AddMilliseconds(number),
        Kind = kind,
        Plugin = "trailing-stop",
        Number = number,
        Mode = PluginMode.Live,
        Leg = new("main", "BTCUSDT", 0),
        Life = 1,
        OrderLinkId = $"link-{number}",
        OrderId = "",
        What = what,
        Because = "1 % below the high",
        Cause = "position.update BTCUSDT#0 mark 101",
    };

    public static KnownLeg Leg(int life, bool isOpen = true, string symbol = "BTCUSDT") => new(new PositionKey("main", symbol, 1), life, !isOpen ? null : new Position
    {
        Key = new PositionKey("main", symbol, 1),
        Life = life,
        Side = Side.Sell,
        Size = 0.500m,
        EntryPrice = 61_250.50m,
        Leverage = 10,
        StopLoss = 62_000,
        RealisedPnl = -0.0371m,
        Status = "Normal",
        AdlRank = 2,
        OpenedAt = Noon.AddTicks(12_345_678),
        AgeOrigin = AgeOrigin.OpenTime,
        CrossSequence = 9_000_000_000,
        UpdatedAt = Noon.AddMilliseconds(9),
    });

    public static KeyValuePair<string, string?>[] Values(params (string Key, string? Value)[] values) =>
        [.. values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))];

    public IReadOnlyList<JournalLine> Lines()
    {
        using var reader = JournalReader.Open(Files);
        return reader?.All() ?? [];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
